import { dirname, isAbsolute, join } from 'node:path';
import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { parseSettings, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import { exposedSecrets } from './exposed-secrets.ts';
import { findConfigFile } from './find-config-file.ts';
import { placeKeys } from './lab3-config.ts';
import { loadConfigFile } from './load-config-file.ts';

/** What a configuration file says. */
export interface ConfigFile {
  readonly source: SettingSource;
  /** The files that it names, as seen from the working folder. */
  readonly places: Readonly<Partial<Record<(typeof placeKeys)[number], string>>>;
  /** Secrets in it that others can read. */
  readonly exposed: readonly InputProblem[];
}

/**
 * Reads the configuration file of a run, if there is one.
 *
 * @throws InputError that names file and key, and quotes no value
 */
export async function readConfigFile(given: string | undefined): Promise<ConfigFile | undefined> {
  const path = await findConfigFile(given);
  if (path === undefined) return undefined;
  const document = await loadConfigFile(path);
  const otherKeys = [...placeKeys, '$schema'];
  const source = parseSettings(document, { name: path, environment: process.env, otherKeys });
  const wrong = otherKeys.filter((key) => document[key] !== undefined && typeof document[key] !== 'string');
  if (wrong.length > 0) {
    const remedy = 'Write the path of a file or a folder, as seen from this file.';
    const problems = wrong.map((key) => ({ path: `${key} (${path})`, problem: 'should be a string.', remedy }));
    throw new InputError({ tried: `read ${path}`, problems });
  }
  const places = Object.fromEntries(
    placeKeys.flatMap((key) => {
      const place = document[key];
      return typeof place === 'string' && place !== ''
        ? [[key, isAbsolute(place) ? place : join(dirname(path), place)]]
        : [];
    }),
  );
  return { source, places, exposed: await exposedSecrets(path, source) };
}
