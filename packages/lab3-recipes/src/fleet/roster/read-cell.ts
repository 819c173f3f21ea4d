import { dirname, resolve } from 'node:path';
import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { readTextFile } from '../../config/read-text-file.ts';
import { settingText } from '../../config/setting-text.ts';
import type { RosterColumn } from './roster-column.ts';

/** Where a list is, and where what it refers to is. */
export interface RosterPlaces {
  /** The list, as a person knows it: files that it names are beside it. */
  readonly name: string;
  /** Environment variables that it may name. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type SettingColumn = Extract<RosterColumn, { kind: 'setting' }>;

/** The text of one value, or what is wrong with it. An empty one is unset. */
export async function readCell(
  column: SettingColumn,
  value: unknown,
  { place, name, environment }: RosterPlaces & { readonly place: string },
): Promise<{ readonly text: string | undefined } | { readonly problem: InputProblem }> {
  const found = settingText(column.setting, value);
  if (!('text' in found))
    return {
      problem: {
        path: place,
        problem: `should be ${found.expected}, and is ${found.got}.`,
        remedy: 'Write it as text.',
      },
    };
  const { text } = found;
  if (text === undefined || column.from === 'value') return { text };
  if (column.from === 'environment') {
    const secret = environment[text.trim()];
    if (secret) return { text: secret };
    const remedy = 'Set it, or write the name of one that is set.';
    return { problem: { path: place, problem: 'names an environment variable that is not set.', remedy } };
  }
  try {
    const secret = await readTextFile(resolve(dirname(name), text.trim()), 'read a secret');
    return { text: secret.replace(/\r?\n$/, '') };
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    const problem = `names a file that ${error.problems[0]?.problem ?? 'cannot be read.'}`;
    return { problem: { path: place, problem, remedy: 'Write its path as seen from the list.' } };
  }
}
