/** Ways to sign in that a configuration may ask for. */
export type AuthMethod = 'oauth-m2m' | 'pat' | 'basic';

export type SettingName = 'workspaceUrl' | 'clientId' | 'clientSecret' | 'token' | 'username' | 'password' | 'authType';

interface Setting {
  readonly variable: string;
  /** Its name in a profile. */
  readonly key: string;
  /** The way to sign in that it belongs to. */
  readonly method?: AuthMethod;
  readonly isSecret?: boolean;
}

/** What decides who signs in where. */
export const settings: Readonly<Record<SettingName, Setting>> = {
  workspaceUrl: { variable: 'DATABRICKS_HOST', key: 'host' },
  clientId: { variable: 'DATABRICKS_CLIENT_ID', key: 'client_id', method: 'oauth-m2m' },
  clientSecret: { variable: 'DATABRICKS_CLIENT_SECRET', key: 'client_secret', method: 'oauth-m2m', isSecret: true },
  token: { variable: 'DATABRICKS_TOKEN', key: 'token', method: 'pat', isSecret: true },
  username: { variable: 'DATABRICKS_USERNAME', key: 'username', method: 'basic' },
  password: { variable: 'DATABRICKS_PASSWORD', key: 'password', method: 'basic', isSecret: true },
  authType: { variable: 'DATABRICKS_AUTH_TYPE', key: 'auth_type' },
};

const settingNames = Object.keys(settings) as readonly SettingName[];

/** One value and where it was found. */
export interface FoundSetting {
  readonly value: string;
  /** `option clientId`, `DATABRICKS_HOST`, `client_id of profile lab in ~/.databrickscfg`. */
  readonly source: string;
}

export type FoundSettings = ReadonlyMap<SettingName, FoundSetting>;

/** The settings that a source has. An empty value counts as none, and is noted. */
export function settingsFrom(
  read: (name: SettingName) => string | undefined,
  sourceOf: (name: SettingName) => string,
  notes: string[],
): FoundSettings {
  const found = new Map<SettingName, FoundSetting>();
  for (const name of settingNames) {
    const given = read(name);
    const value = given?.trim();
    if (value) found.set(name, { value, source: sourceOf(name) });
    else if (given !== undefined) notes.push(`skipped ${sourceOf(name)}: it is empty, which counts as not set`);
  }
  return found;
}

/** Each setting from the first source that has it. */
export function firstOf(sources: readonly FoundSettings[], notes: string[]): FoundSettings {
  const merged = new Map<SettingName, FoundSetting>();
  for (const source of sources) {
    for (const [name, found] of source) {
      const earlier = merged.get(name);
      if (earlier) notes.push(`skipped ${found.source}: ${earlier.source} comes first`);
      else merged.set(name, found);
    }
  }
  return merged;
}

/** The ways to sign in that at least one setting belongs to. */
export function methodsOf(found: FoundSettings): readonly AuthMethod[] {
  const methods = [...found.keys()].map((name) => settings[name].method).filter((method) => method !== undefined);
  return [...new Set(methods)];
}

/** A setting that was found nowhere, and what it would be for. */
export interface MissingSetting {
  readonly name: SettingName;
  readonly remedy: string;
}
