import { settingNames } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import { placeOf, type SettingSource } from './setting-source.ts';

/** A value before it is checked, and where it came from. */
export interface FoundSetting {
  /** It may be a secret: do not print it unless `isSecretSetting` says that it is none. */
  readonly text: string;
  /** The exact place, e.g. `environment variable KAFKA_API_KEY`. */
  readonly place: string;
  /** The source that has it. */
  readonly source: SettingSource;
}

/** For each setting, the value of every source that has one. The first is the one that counts. */
export type FoundSettings = ReadonlyMap<SettingName, readonly [FoundSetting, ...FoundSetting[]]>;

/**
 * Collects the values of all sources, best source first. Blank text counts as unset.
 *
 * @example const [used, ...others] = findSettings([environmentSource(process.env)]).get('kafkaApiKey') ?? [];
 */
export function findSettings(sources: readonly SettingSource[]): FoundSettings {
  const found = new Map<SettingName, [FoundSetting, ...FoundSetting[]]>();
  for (const name of settingNames) {
    for (const source of sources) {
      const text = source.values[name];
      if (text === undefined || text.trim() === '') continue;
      const entry: FoundSetting = { text, place: placeOf(source, name), source };
      const earlier = found.get(name);
      if (earlier) earlier.push(entry);
      else found.set(name, [entry]);
    }
  }
  return found;
}
