import { definitionOf, settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';

/**
 * Takes settings from environment variables. An empty variable counts as unset.
 *
 * @example environmentSource(process.env)
 */
export function environmentSource(variables: Readonly<Record<string, string | undefined>>): SettingSource {
  const values: Partial<Record<SettingName, string>> = {};
  for (const name of settingNames) {
    const variable = definitionOf(name).environment;
    const value = variable && variables[variable];
    if (value) values[name] = value;
  }
  return {
    origin: 'environment',
    values,
    describe: (name) => `environment variable ${definitionOf(name).environment ?? name}`,
  };
}
