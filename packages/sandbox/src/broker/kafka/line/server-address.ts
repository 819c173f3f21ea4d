/** Where a server is. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `host:port`, where an IPv6 address is in brackets. `undefined` for anything else. */
export function serverAddress(text: string): ServerAddress | undefined {
  const [, inBrackets, host = inBrackets, digits = ''] = /^(?:\[([\da-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}
