/** What a service says to a recorded request where that is not what the sandbox gave before, and why. */
export interface Said {
  readonly method: string;
  readonly path: RegExp;
  /** Of the decoded query; default: any. */
  readonly query: RegExp;
  readonly status: number;
  readonly why: string;
}

export function said(method: string, path: RegExp, status: number, why: string, query = /(?:)/): Said {
  return { method, path, status, why, query };
}
