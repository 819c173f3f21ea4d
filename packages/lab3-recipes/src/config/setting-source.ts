import type { SettingName } from './setting-names.ts';

/** A place that settings come from. Secrets are still plain text in here: do not print one. */
export interface SettingSource {
  /** What it is, e.g. `environment` or `terraform output (outputs.json)`. */
  readonly origin: string;
  /** The values found there, as text, by name. */
  readonly values: Readonly<Partial<Record<SettingName, string>>>;
  /** What is in the place of a value, and why it does not count, e.g. `confluent_environment is a list`. By setting. */
  readonly leftOut?: Readonly<Partial<Record<SettingName, string>>>;
  /** The exact place of one value, e.g. `environment variable KAFKA_API_KEY`. */
  describe?(name: SettingName): string;
}

/** Names the place of one value, for errors and notes. */
export function placeOf(source: SettingSource, name: SettingName): string {
  return source.describe?.(name) ?? `${name} (${source.origin})`;
}
