import type { InputProblem } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import type { FoundSettings } from './find-settings.ts';
import { adviceFor, definitionOf, settingNames } from './setting-lookup.ts';
import { type SettingName, settings } from './setting-names.ts';
import { placeholderProblem } from './setting-schemas.ts';
import type { SettingSource } from './setting-source.ts';

type Shape = { [K in SettingName]: (typeof settings)[K]['schema'] };

const shape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema])) as Shape;
const settingsSchema = z.strictObject(shape);

/** Every setting, checked and converted: secrets are wrapped, the port is a number. */
export type LabSettings = z.output<typeof settingsSchema>;

/** Checks all settings at once. Either all are valid, or every missing and malformed one is reported. No value is quoted. */
export function checkSettings(
  found: FoundSettings,
  sources: readonly SettingSource[] = [],
): { readonly settings: LabSettings } | { readonly problems: readonly InputProblem[] } {
  const texts = Object.fromEntries([...found].map(([name, [first]]) => [name, first.text]));
  const unfilled = [...found].filter(([name, [first]]) => isOwnName(name, first.text));
  const parsed = settingsSchema.safeParse(texts);
  if (parsed.success && unfilled.length === 0) return { settings: parsed.data };
  const problems = settingNames.flatMap((name): readonly InputProblem[] => {
    const issue = parsed.error?.issues.find(({ path }) => path[0] === name);
    const isUnfilled = unfilled.some(([setting]) => setting === name);
    if (!issue && !isUnfilled) return [];
    const place = found.get(name)?.[0].place;
    if (place === undefined) return [{ path: name, problem: missing(name, sources), remedy: adviceFor(name) }];
    const problem = isUnfilled ? placeholderProblem : (issue?.message ?? '');
    return [{ path: place, problem, remedy: definitionOf(name).remedy }];
  });
  return { problems };
}

/** A value of the wrong shape is not a reason to refuse the file, and good to know here. */
function missing(name: SettingName, sources: readonly SettingSource[]): string {
  const leftOut = sources.flatMap((source) => source.leftOut?.[name] ?? []);
  return ['is missing.', ...leftOut].join(' ');
}

/** A template that was copied often has each variable's own name as its value. */
function isOwnName(name: SettingName, text: string): boolean {
  const { environment, terraform = [], tfvars = [] } = definitionOf(name);
  const names = [name, environment, ...tfvars, ...terraform.flatMap((path) => [path, path.split('.')[1]])];
  const value = text.trim().toLowerCase();
  return names.some((one) => one?.toLowerCase() === value && /[_A-Z]/.test(one));
}
