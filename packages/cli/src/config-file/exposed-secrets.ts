import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { InputProblem } from '@tableflow-workshop/client-core';
import { definitionOf, isSecretSetting, type SettingSource, settingNames } from '@tableflow-workshop/lab3-recipes';

/** The secrets that are written in a file which git tracks: whoever gets the repository has them. */
export async function exposedSecrets(path: string, { values }: SettingSource): Promise<readonly InputProblem[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const written = settingNames.filter((name) => {
    const value = values[name]?.trim() ?? '';
    return (
      isSecretSetting(name) &&
      value !== '' &&
      [value, JSON.stringify(value).slice(1, -1)].some((one) => text.includes(one))
    );
  });
  if (written.length === 0 || !(await isTracked(path))) return [];
  return written.map((name) => ({
    path: `${name} (${path})`,
    problem: 'is a secret, and git tracks the file.',
    remedy: `Write { "env": "${definitionOf(name).environment ?? 'NAME'}" } in its place, and make a new secret: this one is in the history.`,
  }));
}

function isTracked(path: string): Promise<boolean> {
  return promisify(execFile)('git', ['ls-files', '--error-unmatch', '--', basename(path)], {
    cwd: dirname(resolve(path)),
    windowsHide: true,
  }).then(
    () => true,
    () => false,
  );
}
