import { RE2JS } from 're2js';
import { ConnectorFailure, configException } from './connector-failure.ts';

/** Whether a dotted name (`schema.table`) is wanted. */
export type NameFilter = (name: string) => boolean;

/** What one list may hold. It is read at every start. */
const longestList = 20_000;

/**
 * A filter from two lists of regular expressions, separated by commas. An expression must match the whole name, without
 * regard to case. An empty include list wants everything.
 *
 * The expressions come from whoever configures a connector, and are run in time in proportion to the name's length: one
 * that makes Java's engine, or JavaScript's, go back again and again would stop everything else in this process. In
 * return they know neither back references nor look-around.
 */
export function createNameFilter(
  config: Readonly<Record<string, string>>,
  includeKey: string,
  excludeKey: string,
): NameFilter {
  const included = patterns(config, includeKey);
  const excluded = patterns(config, excludeKey);
  return (name) =>
    (included.length === 0 || included.some((pattern) => pattern.matches(name))) &&
    !excluded.some((pattern) => pattern.matches(name));
}

/** The place of the first expression of a list that a name matches; behind them all when it matches none. */
export function createNameRank(config: Readonly<Record<string, string>>, key: string): (name: string) => number {
  const listed = patterns(config, key);
  return (name) => {
    const index = listed.findIndex((pattern) => pattern.matches(name));
    return index < 0 ? listed.length : index;
  };
}

function patterns(config: Readonly<Record<string, string>>, key: string): readonly RE2JS[] {
  const list = config[key] ?? '';
  if (list.length > longestList) {
    throw new ConnectorFailure(
      configException,
      `Invalid value for configuration ${key}: it has ${list.length} characters, of which the sandbox takes ${longestList}`,
    );
  }
  // A comma inside an expression is written `\,`.
  const parts = list.split(/(?<!\\),/).map((part) => part.trim().replaceAll('\\,', ','));
  return parts.filter((part) => part !== '').map((part) => compile(part, key));
}

function compile(part: string, key: string): RE2JS {
  try {
    return RE2JS.compile(part, RE2JS.CASE_INSENSITIVE);
  } catch {
    const isAhead = /\(\?(?:<?[=!])|\\[1-9]/.test(part);
    const limit = isAhead ? ' (the sandbox knows no look-around and no back references)' : '';
    throw new ConnectorFailure(
      configException,
      `Invalid value ${part} for configuration ${key}: A comma-separated list of valid regular expressions is expected${limit}`,
    );
  }
}
