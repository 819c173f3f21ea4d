import type { InputProblem } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import type { FoundSettings } from './find-settings.ts';
import { adviceFor, definitionOf, settingNames } from './setting-lookup.ts';
import { type SettingName, settings } from './setting-names.ts';

type Shape = { [K in SettingName]: (typeof settings)[K]['schema'] };

const shape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema])) as Shape;
const settingsSchema = z.strictObject(shape);

/** Every setting, checked and converted: secrets are wrapped, the port is a number. */
export type LabSettings = z.output<typeof settingsSchema>;

/** Checks all settings at once. Either all are valid, or every missing and malformed one is reported. No value is quoted. */
export function checkSettings(
  found: FoundSettings,
): { readonly settings: LabSettings } | { readonly problems: readonly InputProblem[] } {
  const texts = Object.fromEntries([...found].map(([name, [first]]) => [name, first.text]));
  const parsed = settingsSchema.safeParse(texts);
  if (parsed.success) return { settings: parsed.data };
  const problems = settingNames.flatMap((name): readonly InputProblem[] => {
    const issue = parsed.error.issues.find(({ path }) => path[0] === name);
    if (!issue) return [];
    const place = found.get(name)?.[0].place;
    if (place === undefined) return [{ path: name, problem: 'is missing.', remedy: adviceFor(name) }];
    return [{ path: place, problem: issue.message, remedy: definitionOf(name).remedy }];
  });
  return { problems };
}
