import { InputError } from '@tableflow-workshop/client-core';
import { type FoundSettings, settings, settingsFrom } from './auth-settings.ts';
import { type ConfigSections, parseConfigFile } from './parse-config-file.ts';

export interface ProfileRequest {
  /** The profile that a caller or a variable names. Without one, the file decides. */
  readonly named?: { readonly name: string; readonly source: string } | undefined;
  /** As a person writes it: `~/.databrickscfg`. */
  readonly file: string;
  readonly readFile: (path: string) => Promise<string>;
}

export interface ProfileRead {
  readonly found: FoundSettings;
  /** What became of the file, as the end of a sentence that begins with its name. */
  readonly outcome: string;
}

/** A section of the file itself, not a profile. */
const reserved = '__settings__';
const fallback = 'DEFAULT';

/**
 * Reads one profile of the configuration file: the named one, else the file's own default, else `DEFAULT`.
 *
 * @throws InputError when a profile is named that is not there, and when the file cannot be read
 */
export async function readProfile(request: ProfileRequest, notes: string[]): Promise<ProfileRead> {
  const { file, named } = request;
  const text = await readText(request);
  if (text === undefined) {
    if (named) throw noProfile(named, file, 'there is no such file');
    return { found: new Map(), outcome: 'there is no such file' };
  }
  const sections = parseConfigFile(text);
  const wanted = named ?? defaultOf(sections, file);
  const name = wanted?.name ?? fallback;
  const section = name === reserved ? undefined : sections.get(name);
  if (!section) {
    if (wanted) throw noProfile(wanted, file, name === reserved ? 'that name is reserved' : namesIn(sections));
    return { found: new Map(), outcome: `there is no profile ${fallback} in it, and none was named` };
  }
  const from = `profile ${name} in ${file}`;
  const found = settingsFrom(
    (setting) => section[settings[setting].key],
    (setting) => `${settings[setting].key} of ${from}`,
    notes,
  );
  const keys = [...found.keys()].map((setting) => settings[setting].key);
  return { found, outcome: `profile ${name} has ${keys.join(', ') || 'nothing of use'}` };
}

async function readText({ file, readFile }: ProfileRequest): Promise<string | undefined> {
  try {
    return await readFile(await expandHome(file));
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ENOENT') return undefined;
    const problem = `cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`;
    throw refusal(file, problem, 'Make it readable, or name another with DATABRICKS_CONFIG_FILE.');
  }
}

/** Node's modules are loaded only where a file is read. */
async function expandHome(file: string): Promise<string> {
  if (!file.startsWith('~/')) return file;
  const [{ homedir }, { join }] = await Promise.all([import('node:os'), import('node:path')]);
  return join(homedir(), file.slice(2));
}

function defaultOf(sections: ConfigSections, file: string): ProfileRequest['named'] {
  const name = sections.get(reserved)?.default_profile;
  return name ? { name, source: `default_profile in ${file}` } : undefined;
}

function namesIn(sections: ConfigSections): string {
  const names = [...sections.keys()].filter((name) => name !== reserved);
  return names.length === 0 ? 'there is no profile in it' : `there are only ${names.join(', ')}`;
}

function noProfile({ name, source }: { name: string; source: string }, file: string, why: string): InputError {
  return refusal(source, `names profile ${name} of ${file}, but ${why}.`, 'Name one that exists, or add it.');
}

function refusal(path: string, problem: string, remedy: string): InputError {
  return new InputError({ tried: 'find Databricks credentials', problems: [{ path, problem, remedy }] });
}
