import type { CallScope } from './call-scope.ts';

/** What one attempt sends. */
export interface Outgoing {
  readonly method: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | null;
  /** What ends it from outside. */
  readonly scope: Pick<CallScope, 'signal' | 'throwIfEnded' | 'onEnd'>;
}

/** Sends one attempt to one address, and follows no redirect. */
export type Send = (url: URL, outgoing: Outgoing) => Promise<Response>;

/** The same for `fetch`, which follows redirects unless it is asked not to. */
export function initOf({ method, headers, body, scope }: Outgoing): RequestInit {
  return { method, headers, body, signal: scope.signal, redirect: 'manual' };
}
