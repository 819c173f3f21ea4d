import { parseJsonSequence } from './json-sequence.ts';

import { readMultipart } from './read-multipart.ts';

/** What may be wrong with a body before anybody understands it. */
export interface BodyProblem {
  readonly status: 400 | 413 | 415;
  readonly detail: string;
}

/** The largest body of an operation with credentials, and of one without: imports of 10 MB are sent in base64. */
const limits = { known: 17 * 1_024 * 1_024, unknown: 64 * 1_024 };

/**
 * Reads JSON, or the fields of a form of either kind where the operation takes one. `undefined` for no body.
 *
 * A body has to say what it is: a page in a browser can send a text or a form to any address, but nothing that is
 * declared as JSON.
 *
 * @param isKnown whether the caller's credentials were accepted
 * @param isSequence whether the body is any number of JSON values, one behind the other
 */
export async function readBody(
  request: Request,
  options: {
    readonly bodyTypes: readonly string[] | undefined;
    readonly isKnown: boolean;
    readonly isSequence?: boolean;
  },
): Promise<{ readonly value: unknown } | BodyProblem> {
  const { bodyTypes, isKnown, isSequence = false } = options;
  if (request.body === null) return { value: undefined };
  const limit = isKnown ? limits.known : limits.unknown;
  const tooLarge: BodyProblem = { status: 413, detail: `The body is larger than ${limit} bytes.` };
  if (Number(request.headers.get('content-length')) > limit) return tooLarge;
  const bytes = await readBytes(request.body, limit);
  if (bytes === undefined) return tooLarge;
  if (bytes.length === 0) return { value: undefined };

  const declared = request.headers.get('content-type') ?? '';
  const [type = ''] = declared.toLowerCase().split(';', 1);
  const mediaType = type.trim();
  const text = bytes.toString();
  if (mediaType === 'multipart/form-data' && bodyTypes?.includes(mediaType)) {
    const value = await readMultipart(bytes, declared);
    return value ? { value } : { status: 400, detail: 'The body is not multipart/form-data.' };
  }
  if (mediaType === 'application/x-www-form-urlencoded' && bodyTypes?.includes(mediaType)) {
    return { value: Object.fromEntries(new URLSearchParams(text)) };
  }
  if (!/^application\/([\w.+-]+\+)?json$/.test(mediaType)) {
    const wanted = (bodyTypes ?? ['application/json']).join(' or ');
    return { status: 415, detail: `The body has to be declared as ${wanted}.` };
  }
  try {
    return { value: isSequence ? parseJsonSequence(text) : (JSON.parse(text) as unknown) };
  } catch {
    return { status: 400, detail: 'The body is not JSON.' };
  }
}

/** The body as it was sent, where nobody judges it. */
export async function readAnyBody(request: Request): Promise<unknown> {
  const read = await readBody(request, { bodyTypes: undefined, isKnown: true });
  return 'value' in read ? read.value : undefined;
}

/** All bytes, or `undefined` as soon as it is more than the limit: the rest is not kept. */
async function readBytes(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > limit) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}
