import { listOf } from './list-of.ts';
import type { Connector } from './read-connector.ts';

/** What a live connector captures, and under which names. */
export interface LiveCapture {
  readonly topicPrefix: string;
  /** Captured tables, each as `schema.table`; `undefined` where its list is a pattern, or names what is left out. */
  readonly tables: readonly string[] | undefined;
  readonly slotName: string;
  readonly publicationName: string;
  readonly hostname: string;
  readonly databaseName: string;
}

/** Reads the settings of a PostgreSQL CDC connector; what is not set has the service's default. */
export function liveCaptureOf({ config }: Connector): LiveCapture {
  const entries = listOf(config['table.include.list']).map((entry) => entry.replaceAll('\\', ''));
  const areNames = entries.length > 0 && entries.every((entry) => /^[A-Za-z_][\w$]*\.[A-Za-z_][\w$]*$/.test(entry));
  return {
    topicPrefix: config['topic.prefix'] ?? '',
    tables: areNames ? entries : undefined,
    slotName: config['slot.name'] || 'debezium',
    publicationName: config['publication.name'] || 'dbz_publication',
    hostname: config['database.hostname'] ?? '',
    databaseName: config['database.dbname'] ?? '',
  };
}

/** Whether a connector captures a table. Its lists are regular expressions, each for the whole name. */
export function isCaptured({ config }: Connector, table: string): boolean {
  const included = listOf(config['table.include.list']);
  const excluded = listOf(config['table.exclude.list']);
  if (included.length > 0) return included.some((entry) => matches(entry, table));
  return !excluded.some((entry) => matches(entry, table));
}

/** Whether it is a connector of this kind, of either version. */
export function capturesPostgres({ config }: Connector): boolean {
  return /^PostgresCdcSource(V2)?$/.test(config['connector.class'] ?? '');
}

/** A list of others may hold what is not a regular expression here; then only the name itself matches. */
function matches(entry: string, table: string): boolean {
  try {
    return new RegExp(`^(?:${entry})$`, 'i').test(table);
  } catch {
    return entry === table;
  }
}
