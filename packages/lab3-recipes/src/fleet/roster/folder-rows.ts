import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { SettingSource } from '../../config/setting-source.ts';
import { readTerraformOutput } from '../../config/terraform-output.ts';
import { readTfvars } from '../../config/tfvars.ts';
import type { RosterRow, RosterRows } from './roster-row.ts';

/**
 * The attendees of a folder: for each a JSON file that `terraform output -json` wrote, or a folder of their name with such a
 * file in it, and perhaps a `.tfvars` beside it.
 */
export async function folderRows(folder: string): Promise<RosterRows> {
  const rows: RosterRow[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const row of await folderRow(path)) rows.push(row);
    else if (isOutput(entry.name)) rows.push(await rowOf(basename(entry.name, '.json'), [path], []));
  }
  if (rows.length > 0) return { rows, problems: [], notes: [] };
  const remedy = 'Write one file for each: terraform output -json > <attendee>.json';
  return { rows, problems: [{ path: folder, problem: 'holds no Terraform outputs.', remedy }], notes: [] };
}

async function folderRow(folder: string): Promise<readonly RosterRow[]> {
  const names = (await readdir(folder)).sort();
  const outputs = names.filter(isOutput);
  // Terraform's own folders have none.
  if (outputs.length === 0) return [];
  const place = basename(folder);
  const paths = (some: readonly string[]): readonly string[] => some.map((name) => join(folder, name));
  if (outputs.length === 1) return [await rowOf(place, paths(outputs), paths(names.filter(isVariables)))];
  const problem = `holds several JSON files: ${outputs.join(', ')}.`;
  const remedy = 'Leave the one that terraform output -json wrote.';
  return [{ place, attendee: place, sources: [], problems: [{ path: folder, problem, remedy }] }];
}

function isOutput(name: string): boolean {
  return name.endsWith('.json') && !isVariables(name) && !name.startsWith('.');
}

function isVariables(name: string): boolean {
  return /\.tfvars(\.json)?$/.test(name);
}

async function rowOf(attendee: string, outputs: readonly string[], variables: readonly string[]): Promise<RosterRow> {
  const problems: InputProblem[] = [];
  const sources: SettingSource[] = [];
  const read = [
    ...outputs.map((path) => () => readTerraformOutput(path)),
    ...variables.map((path) => () => readTfvars(path)),
  ];
  for (const one of read) {
    try {
      sources.push(await one());
    } catch (error) {
      if (!InputError.isInstance(error)) throw error;
      for (const problem of error.problems) problems.push(problem);
    }
  }
  return { place: attendee, attendee, sources, problems };
}
