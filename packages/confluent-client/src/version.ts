import manifest from '../package.json' with { type: 'json' };

/** Sent in the user agent: the version that the release gave this package. */
export const version: string = manifest.version;
