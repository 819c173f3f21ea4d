import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { NodeModules } from './node-modules.ts';
import type { BodyRead } from './read-body.ts';

/** Reads the body of an answer of `node:http` to its end, but no more of it than `longestBytes`. */
export function readMessage(
  message: IncomingMessage,
  longestBytes: number,
  zlib: NodeModules['zlib'],
): Promise<BodyRead> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const source = decoded(message, zlib);
    source.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.byteLength;
      if (length <= longestBytes) return;
      // Nobody waits for the end of what nobody reads.
      source.removeAllListeners('data');
      message.destroy();
      resolve({ text: textOf(chunks, longestBytes), isWhole: false });
    });
    source.on('end', () => resolve({ text: textOf(chunks), isWhole: true }));
    source.on('error', reject);
    message.on('close', () => {
      if (!message.complete) reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
    });
  });
}

/** Bytes that are not UTF-8 become `�`, and a mark of the byte order is left out. */
function textOf(chunks: readonly Buffer[], longestBytes?: number): string {
  const [only] = chunks;
  const text = (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8', 0, longestBytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The body without its compression. Of an encoding that nobody knows, the text itself says that it was not undone. */
function decoded(message: IncomingMessage, zlib: NodeModules['zlib']): Readable {
  const encoding = message.headers['content-encoding'];
  let last: Readable = message;
  if (encoding === undefined) return last;
  // The last one that was applied comes first. More than three serve nobody.
  for (const name of encoding.toLowerCase().split(',').slice(-3).reverse()) {
    const decoder = decoderOf(name.trim(), zlib);
    if (decoder === undefined) break;
    last.on('error', (cause) => decoder.destroy(cause));
    last = last.pipe(decoder);
  }
  return last;
}

function decoderOf(encoding: string, zlib: NodeModules['zlib']): Duplex | undefined {
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip();
  if (encoding === 'deflate') return zlib.createInflate();
  return encoding === 'br' ? zlib.createBrotliDecompress() : undefined;
}
