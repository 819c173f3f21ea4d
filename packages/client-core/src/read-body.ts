/** The text of a body, or the beginning of one that is longer than allowed. */
export interface BodyRead {
  readonly text: string;
  readonly isWhole: boolean;
}

/** What the transport has read: the text, and what it says as JSON, where it is that. */
export interface KeptBody {
  readonly text: string;
  readonly data: unknown;
}

export const readsItself = Symbol('reads itself');
export const keeps = Symbol('keeps');
export const discards = Symbol('discards');
/** On an answer that was read: what was read. */
export const kept = Symbol('kept');

/** What a `Response` can do that is not read as a stream. */
export interface SelfReading {
  /** Reads its body to the end, but no more of it than so many bytes. */
  [readsItself](longestBytes: number): Promise<BodyRead>;
  /** From now on it is read from here. */
  [keeps](body: KeptBody): void;
  /** Nobody wants its body. */
  [discards](): void;
}

/** Whether an answer reads itself. */
export function isSelfReading(response: Response): response is Response & SelfReading {
  return readsItself in response;
}

/**
 * Reads a body to its end, but no more of it than `longestBytes`: also of one that was compressed, and that says nothing
 * or the wrong thing about its length. The rest is not waited for.
 */
export function readBody(response: Response, longestBytes: number): Promise<BodyRead> {
  return isSelfReading(response) ? response[readsItself](longestBytes) : readStream(response, longestBytes);
}

async function readStream(response: Response, longestBytes: number): Promise<BodyRead> {
  const { body } = response;
  // Who says how long it is, and has not compressed it, is held to that by the protocol: it is read in one piece.
  if (body === null || isKnownToFit(response.headers, longestBytes) || typeof body?.getReader !== 'function')
    return { text: await response.text(), isWhole: true };
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = longestBytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isWhole: true };
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
    if (left >= 0) continue;
    // Nobody waits for the end of what nobody reads.
    reader.cancel().catch(() => undefined);
    return { text, isWhole: false };
  }
}

/** What the transport has read of an answer; of one that did not come through it, nothing. */
export function keptBody(response: Response): KeptBody {
  return (response as { readonly [kept]?: KeptBody })[kept] ?? { text: '', data: undefined };
}

/** Leaves a body unread: it is of no use, and would hold the connection. */
export async function discardBody(response: Response): Promise<void> {
  if (isSelfReading(response)) response[discards]();
  else await response.body?.cancel();
}

function isKnownToFit(headers: Headers, longestBytes: number): boolean {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) && Number(length) <= longestBytes && !headers.has('content-encoding');
}
