/** The text of a body, or the beginning of one that is longer than allowed. */
export interface BodyRead {
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Reads a body to its end, but no more of it than `longestBytes`: also of one that was compressed, and that says nothing
 * or the wrong thing about its length. The rest is not waited for.
 */
export async function readBody(response: Response, longestBytes: number): Promise<BodyRead> {
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

function isKnownToFit(headers: Headers, longestBytes: number): boolean {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) && Number(length) <= longestBytes && !headers.has('content-encoding');
}
