import { stat } from 'node:fs/promises';
import { readTextFile } from '../../config/read-text-file.ts';
import type { SettingSource } from '../../config/setting-source.ts';
import { completeRoster } from './complete-roster.ts';
import { csvRows } from './csv-rows.ts';
import { folderRows } from './folder-rows.ts';
import { jsonRows } from './json-rows.ts';
import type { Roster } from './roster.ts';

/** What is under each row of a list, and what a list may refer to. */
export interface RosterOptions {
  /** Used for what a row does not say, best first, e.g. `[await readTfvars('terraform.tfvars')]`. Default: nothing. */
  readonly shared?: readonly SettingSource[] | undefined;
  /** Environment variables that columns such as `KAFKA_API_SECRET_ENV` name, e.g. `process.env`. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Puts together what counts for one row, best first, and throws an InputError where the row is none of yours. Default: the row
   * over `shared`.
   */
  readonly completeRow?: ((row: readonly SettingSource[]) => readonly SettingSource[]) | undefined;
}

/**
 * Reads who takes part in a workshop: a CSV file, a JSON file, or a folder with the Terraform outputs of each attendee.
 *
 * @param path files that the list names are beside it
 * @throws InputError that lists everything that is wrong with the list, with row and column, and quotes no value
 * @example const { labs } = await readRoster('roster.csv', { shared: [await readTfvars('terraform.tfvars')] })
 */
export async function readRoster(path: string, options: RosterOptions = {}): Promise<Roster> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    // What is not there is reported by the one who reads it.
    () => false,
  );
  if (isFolder) return completeRoster(await folderRows(path), { name: path, completeRow: completeRowOf(options) });
  return parseRoster(await readTextFile(path, `read the roster ${path}`), path, options);
}

/**
 * Takes a roster from the text of a CSV or JSON file: a name that ends in `.json`, or a text that begins as JSON does, says
 * that it is JSON.
 *
 * @throws InputError that lists everything that is wrong with the list, with row and column, and quotes no value
 */
export async function parseRoster(text: string, name: string, options: RosterOptions = {}): Promise<Roster> {
  const { environment = {} } = options;
  const rowsOf = name.endsWith('.json') || /^\uFEFF?\s*[[{]/.test(text) ? jsonRows : csvRows;
  return completeRoster(await rowsOf(text, { name, environment }), { name, completeRow: completeRowOf(options) });
}

function completeRowOf({ completeRow, shared = [] }: RosterOptions): NonNullable<RosterOptions['completeRow']> {
  return completeRow ?? ((row) => [...row, ...shared]);
}
