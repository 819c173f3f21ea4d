import { readFile } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a directory.',
  EACCES: 'may not be read.',
};

/**
 * Reads a file as text. PowerShell writes `>` as UTF-16, so a byte order mark is respected.
 *
 * @throws InputError when the file cannot be read
 */
export async function readTextFile(path: string, tried: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const problem = reasons[code] ?? `cannot be read (${code}).`;
    throw new InputError({ tried, problems: [{ path, problem, remedy: 'Check the path.' }] });
  }
}
