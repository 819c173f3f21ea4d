import { InputError, SdkError } from '@tableflow-workshop/client-core';
import { resolveLabConfig, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import { firstTry } from './sandbox/installation.ts';
import { installedVersion } from './sandbox/load-sandbox.ts';

/** Nothing says which lab is meant: how to try it without one, and what to set for one. */
class NothingGivenError extends SdkError {
  override readonly name = 'NothingGivenError';

  constructor(lines: readonly string[]) {
    super(lines, { code: 'nothing_given' });
  }
}

const groups: readonly (readonly [title: string, variables: RegExp])[] = [
  ['Confluent Cloud', /^(CONFLUENT|TABLEFLOW|KAFKA|SCHEMA_REGISTRY)_/],
  ['Databricks', /^(DATABRICKS_|LAB3_CATALOG)/],
  ['PostgreSQL', /^LAB3_DATABASE_/],
  ['storage', /^LAB3_(PROVIDER|BUCKET|STORAGE)/],
];

/**
 * Refuses a run to which nothing was given, before every missing value is listed one by one.
 *
 * @throws NothingGivenError
 */
export function refuseNothing(sources: readonly SettingSource[]): void {
  if (sources.some(({ values }) => Object.keys(values).length > 0)) return;
  const missing = missingVariables();
  const width = missing.reduce((widest, { variable }) => Math.max(widest, variable.length), 0);
  const blocks = groups.flatMap(([title, variables]) => {
    const ours = missing.filter(({ variable }) => variables.test(variable));
    return ours.length === 0
      ? []
      : [`  ${title}`, ...ours.map(({ variable, about }) => `    ${variable.padEnd(width)}  ${about}`.trimEnd())];
  });
  throw new NothingGivenError([
    'Nothing says which lab is meant.',
    '',
    `To try it without an account:  ${firstTry(installedVersion() !== undefined)}`,
    '',
    'For your own accounts give --terraform with the folder of LAB 2, which has most of these, and set the others:',
    ...blocks,
  ]);
}

/** What a lab cannot do without, by the variable that a person sets. */
function missingVariables(): readonly { readonly variable: string; readonly about: string }[] {
  try {
    resolveLabConfig([]);
    return [];
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    return error.problems.flatMap(({ remedy }) => {
      const [, variable] = /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/.exec(remedy) ?? [];
      const [, about = ''] = /\. ([^.]+\S*)$/.exec(remedy.replace(/\.$/, '')) ?? [];
      return variable === undefined ? [] : [{ variable, about }];
    });
  }
}
