/** Receives what the transport does. Messages are static; values stand in the fields, already free of secrets. */
export interface Logger {
  debug(message: string, fields: Readonly<Record<string, string | number | undefined>>): void;
}
