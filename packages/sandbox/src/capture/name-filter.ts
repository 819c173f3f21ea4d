import { ConnectorFailure, configException } from './connector-failure.ts';

/** Whether a dotted name (`schema.table`) is wanted. */
export type NameFilter = (name: string) => boolean;

/**
 * A filter from two lists of regular expressions, separated by commas. An expression must match the whole name, without
 * regard to case. An empty include list wants everything.
 */
export function createNameFilter(
  config: Readonly<Record<string, string>>,
  includeKey: string,
  excludeKey: string,
): NameFilter {
  const included = patterns(config, includeKey);
  const excluded = patterns(config, excludeKey);
  return (name) =>
    (included.length === 0 || included.some((pattern) => pattern.test(name))) &&
    !excluded.some((pattern) => pattern.test(name));
}

function patterns(config: Readonly<Record<string, string>>, key: string): readonly RegExp[] {
  // A comma inside an expression is written `\,`.
  const parts = (config[key] ?? '').split(/(?<!\\),/).map((part) => part.trim().replaceAll('\\,', ','));
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return new RegExp(`^(?:${part})$`, 'i');
      } catch {
        throw new ConnectorFailure(
          configException,
          `Invalid value ${part} for configuration ${key}: A comma-separated list of valid regular expressions is expected`,
        );
      }
    });
}
