import { InputError } from '@tableflow-workshop/client-core';
import { findSettings, isSecretSetting, resolveLabConfig, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import type { ConfigOptions } from '../commands/config.ts';
import { explainCredentials } from '../explain-credentials.ts';
import { printResult } from '../print.ts';
import { readSources } from '../read-sources.ts';
import { renderCredentials } from '../render-credentials.ts';
import { renderTable } from '../render-table.ts';
import { joinSandbox } from '../sandbox/join-sandbox.ts';
import { withSandbox } from '../sandbox/open-sandbox.ts';
import { columnsOf } from '../terminal.ts';

/** One value as it is shown: a secret is not. */
interface ShownSetting {
  readonly name: string;
  readonly value: string;
  readonly from: string;
}

/** Prints what a run would work with. */
export async function config(options: ConfigOptions): Promise<void> {
  const { sources: given, exposed } = await readSources(options);
  const where = typeof options.sandbox === 'string' ? options.sandbox : undefined;
  const joined = options.sandbox ? await joinSandbox(where, process.env.LAB3_SANDBOX_TOKEN) : undefined;
  const sources = joined ? withSandbox(joined.environment, given) : given;
  const settings = shownSettings(sources);
  const problems = [...problemsOf(sources), ...exposed];
  const rows = settings.map(({ name, value, from }) => [name, value, from]);
  const missing = problems.map(({ path, problem, remedy }) => `  - ${path}: ${problem} ${remedy}`);
  const verdict = problems.length === 0 ? 'complete' : 'incomplete';
  const credentials = options.explain ? explainCredentials(sources) : undefined;
  const lines = [
    renderTable(['setting', 'value', 'from'], rows, columnsOf()),
    '',
    ...(credentials ? [renderCredentials(credentials), ''] : []),
    ...missing,
    ...(missing.length > 0 ? [''] : []),
    problems.length === 0 ? verdict : `${verdict}: ${problems.length} to fix`,
  ];
  printResult({ verdict, settings, problems, credentials }, lines.join('\n'), options);
  if (problems.length > 0) process.exitCode = 1;
}

function shownSettings(sources: readonly SettingSource[]): readonly ShownSetting[] {
  return [...findSettings(sources)].map(([name, [{ text, place: from }]]) => ({
    name,
    value: isSecretSetting(name) ? '[redacted]' : text,
    from,
  }));
}

function problemsOf(sources: readonly SettingSource[]): InputError['problems'] {
  try {
    resolveLabConfig(sources);
    return [];
  } catch (error) {
    if (InputError.isInstance(error)) return error.problems;
    throw error;
  }
}
