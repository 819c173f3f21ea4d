/** Sent in the user agent. The release writes it. */
export const version = '0.0.0';
