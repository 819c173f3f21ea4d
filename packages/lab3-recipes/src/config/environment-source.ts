import { definitionOf, settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';

/**
 * Takes settings from environment variables, and from the `TF_VAR_…` of Terraform's variables after them. An empty
 * variable counts as unset.
 *
 * @example environmentSource(process.env)
 */
export function environmentSource(variables: Readonly<Record<string, string | undefined>>): SettingSource {
  const values: Partial<Record<SettingName, string>> = {};
  const found: Partial<Record<SettingName, string>> = {};
  for (const name of settingNames) {
    const { environment, tfvars = [] } = definitionOf(name);
    const places = [...(environment ? [environment] : []), ...tfvars.map((variable) => `TF_VAR_${variable}`)];
    const place = places.find((variable) => variables[variable]);
    if (place === undefined) continue;
    values[name] = textOf(name, variables[place] ?? '');
    found[name] = place;
  }
  return {
    origin: 'environment',
    values,
    describe: (name) => `environment variable ${found[name] ?? definitionOf(name).environment ?? name}`,
  };
}

/** Terraform takes a list in a variable as it is in a file: `["public.hotel"]`. */
function textOf(name: SettingName, text: string): string {
  if (name !== 'tableIncludeList' || !/^\s*\[/.test(text)) return text;
  const items = [...text.matchAll(/"([^"\\]*)"/g)].map(([, item]) => item);
  return items.join(', ');
}
