import { kindOfValue } from './kind-of-value.ts';
import type { SettingName } from './setting-names.ts';

/** What a file holds for a setting: text, nothing, or something of the wrong kind. */
export type SettingText = { readonly text: string | undefined } | { readonly expected: string; readonly got: string };

/**
 * Reads one value of a Terraform document. A port may be a number, the tables may be a list.
 * Null and the empty text count as unset.
 */
export function settingText(name: SettingName, value: unknown): SettingText {
  if (value === undefined || value === null) return { text: undefined };
  if (typeof value === 'string') return { text: value.trim() === '' ? undefined : idIn(name, value) };
  if (name === 'databasePort') {
    return typeof value === 'number' ? { text: String(value) } : { expected: 'a number', got: kindOfValue(value) };
  }
  if (name === 'tableIncludeList') {
    const isList = Array.isArray(value) && value.every((table) => typeof table === 'string');
    return isList ? { text: value.join(', ') } : { expected: 'a string or a list of strings', got: kindOfValue(value) };
  }
  return { expected: 'a string', got: kindOfValue(value) };
}

/** One output of the workshop gives the environment by its address in the console. */
function idIn(name: SettingName, text: string): string {
  const inAddress = name === 'environmentId' ? /^https:\/\/[^?#]*\/environments\/(env-[A-Za-z0-9-]+)/.exec(text) : null;
  return inAddress?.[1] ?? text;
}
