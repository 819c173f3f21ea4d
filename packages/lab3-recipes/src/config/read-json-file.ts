import { parseJson } from './parse-json.ts';
import { readTextFile } from './read-text-file.ts';

/** What an error says besides what is wrong. */
export interface ReadJsonFileOptions {
  /** What was tried, as a verb phrase, e.g. `read lab3.config.json`. */
  readonly tried: string;
  /** What to do about a file that is not JSON, as a sentence. */
  readonly remedy: string;
}

/**
 * Reads a file of JSON, in UTF-8 or with a byte order mark in UTF-16.
 *
 * @throws InputError that says by line and column where it stops being JSON, and never quotes it
 * @example await readJsonFile('lab3.config.json', { tried: 'read lab3.config.json', remedy: 'Write one JSON object.' })
 */
export async function readJsonFile(path: string, { tried, remedy }: ReadJsonFileOptions): Promise<unknown> {
  return parseJson(await readTextFile(path, tried), { name: path, tried, remedy });
}
