import { connectorKeys, isKnown, isServerOwned, shapesData } from './connector-keys.ts';
import type { ConnectorConfig } from './postgres-cdc-config.ts';

type LiveConfig = Readonly<Record<string, string>>;

/** One key in which a live connector differs. */
export interface ConfigDifference {
  readonly key: string;
  /** `undefined`: not set, and the service has no default for it. */
  readonly current: string | undefined;
  readonly wanted: string | undefined;
  readonly isDataShaping: boolean;
}

/**
 * What a live connector has otherwise, key by key. A key that is not set has the default of the service. Keys of the
 * service and keys that were not given are left alone, and a masked value can neither be compared nor written back.
 */
export function compareConnectorConfig(current: LiveConfig, wanted: ConnectorConfig): readonly ConfigDifference[] {
  const known = Object.keys(current).filter(isKnown);
  return [...new Set([...Object.keys(wanted), ...known])]
    .filter((key) => !connectorKeys[key]?.isSecret && !isMask(current[key]))
    .map((key) => ({
      key,
      current: inEffect(current, key),
      wanted: inEffect(wanted, key),
      isDataShaping: shapesData(key),
    }))
    .filter((one) => normal(one.current) !== normal(one.wanted));
}

/** The whole map that replaces the live one: what is wanted, and what others set that has no input here. */
export function updatedConnectorConfig(current: LiveConfig, wanted: ConnectorConfig): ConnectorConfig {
  const kept = Object.entries(current).filter(([key, value]) => isForeign(key) && !isMask(value));
  return { ...Object.fromEntries(kept), ...wanted };
}

/** Secrets that others set: an update would lose them, because only the service knows their values. */
export function secretsOfOthers(current: LiveConfig, wanted: ConnectorConfig): readonly string[] {
  return Object.keys(current).filter((key) => isForeign(key) && isMask(current[key]) && wanted[key] === undefined);
}

function isForeign(key: string): boolean {
  return !isKnown(key) && !isServerOwned(key);
}

function inEffect(config: LiveConfig, key: string): string | undefined {
  return config[key]?.trim() || connectorKeys[key]?.serviceDefault;
}

/** Lists are the same with and without blanks after the commas. */
function normal(value: string | undefined): string | undefined {
  return value
    ?.split(',')
    .map((part) => part.trim())
    .join(',');
}

/** Whether a value is the mask of a secret that only the service knows. */
export function isMask(value: string | undefined): boolean {
  return value !== undefined && /^\*{2,}$/.test(value);
}
