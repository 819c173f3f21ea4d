import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import { closestName } from './closest-name.ts';
import { kindOfValue } from './kind-of-value.ts';
import { definitionOf, settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';
import { settingText } from './setting-text.ts';

/** Where settings are, and what they may refer to. */
export interface ParseSettingsOptions {
  /** What a person knows the place by, e.g. `lab3.config.json`. */
  readonly name: string;
  /** Environment variables that `{ env: 'NAME' }` may name, e.g. `process.env`. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Keys that mean something to the caller, and are not settings. Default: none. */
  readonly otherKeys?: readonly string[] | undefined;
}

const reference = z.strictObject({ env: z.string().min(1) });

/**
 * Takes settings from an object, by their own names: what a `lab3.config.json` has. `{ env: 'NAME' }` in the place of a value
 * takes it from that environment variable. Null, undefined and the empty text count as unset, and so does a variable that
 * is not set; it is listed in `leftOut`.
 *
 * @throws InputError for every key that is not a setting, with the one that was likely meant, and for every value of the
 *   wrong type; it never quotes a value
 * @example parseSettings({ kafkaApiKey: 'RIVER', kafkaApiSecret: { env: 'RIVER_SECRET' } }, { name: 'river', environment: process.env })
 */
export function parseSettings(
  settings: Readonly<Record<string, unknown>>,
  { name, environment = {}, otherKeys = [] }: ParseSettingsOptions,
): SettingSource {
  const values: Partial<Record<SettingName, string>> = {};
  const places: Partial<Record<SettingName, string>> = {};
  const leftOut: Partial<Record<SettingName, string>> = {};
  const problems: InputProblem[] = [];
  for (const [key, value] of Object.entries(settings)) {
    if (otherKeys.includes(key)) continue;
    const setting = settingNames.find((one) => one === key);
    if (setting === undefined) {
      problems.push({ path: `${key} (${name})`, problem: 'is not a setting.', remedy: remedyFor(key, otherKeys) });
      continue;
    }
    const path = `${setting} (${name})`;
    const parsed = reference.safeParse(value);
    const variable = parsed.success ? parsed.data.env : undefined;
    const found = settingText(setting, variable === undefined ? value : environment[variable]);
    if (!('text' in found)) {
      const problem = `should be ${found.expected} or { env: "NAME" }, and is ${kindOfValue(value)}.`;
      problems.push({ path, problem, remedy: definitionOf(setting).remedy });
    } else if (found.text !== undefined) {
      values[setting] = found.text;
      places[setting] = variable === undefined ? path : `${path}, which names ${variable}`;
    } else if (variable !== undefined) {
      leftOut[setting] = `${path} names the environment variable ${variable}, which is not set.`;
    }
  }
  if (problems.length > 0) throw new InputError({ tried: `read the settings in ${name}`, problems });
  return { origin: name, values, leftOut, describe: (setting) => places[setting] ?? `${setting} (${name})` };
}

/** What was likely meant. A person may know a setting by its name in another place. */
function remedyFor(key: string, otherKeys: readonly string[]): string {
  const known = new Map<string, string>([...otherKeys, ...settingNames].map((name) => [name, name]));
  for (const setting of settingNames) {
    const { environment, terraform = [], tfvars = [] } = definitionOf(setting);
    for (const alias of [environment, ...terraform, ...tfvars]) if (alias) known.set(alias, setting);
  }
  const meant = known.get(closestName(key, [...known.keys()]) ?? '');
  return meant === undefined ? 'The keys are listed in docs/settings.md.' : `Did you mean ${meant}?`;
}
