import { readFile } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a directory.',
  EACCES: 'may not be read.',
};

/**
 * Reads a file as text. PowerShell writes `>` as UTF-16, so a byte order mark is respected, of either order.
 *
 * @throws InputError when the file cannot be read, and for UTF-16 without a mark
 */
export async function readTextFile(path: string, tried: string): Promise<string> {
  try {
    return decode(await readFile(path), path, tried);
  } catch (error) {
    if (InputError.isInstance(error)) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const problem = reasons[code] ?? `cannot be read (${code}).`;
    throw new InputError({ tried, problems: [{ path, problem, remedy: 'Check the path.' }] });
  }
}

function decode(bytes: Uint8Array, path: string, tried: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const order = unmarkedOrder(bytes.subarray(0, 64));
  if (order === undefined) return new TextDecoder('utf-8').decode(bytes);
  const problem = `is UTF-16 (${order}) without a byte order mark.`;
  const remedy = 'Save it as UTF-8; in PowerShell: … | Out-File -Encoding utf8 <file>';
  throw new InputError({ tried, problems: [{ path, problem, remedy }] });
}

/** In UTF-16 every second byte of plain text is zero. */
function unmarkedOrder(head: Uint8Array): 'little-endian' | 'big-endian' | undefined {
  if (head.length < 4) return undefined;
  const zeros = (parity: 0 | 1): number => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const most = Math.floor(head.length / 2) * 0.8;
  if (zeros(1) >= most && zeros(0) === 0) return 'little-endian';
  if (zeros(0) >= most && zeros(1) === 0) return 'big-endian';
  return undefined;
}
