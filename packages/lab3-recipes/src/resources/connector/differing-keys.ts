import { compareConnectorConfig } from './compare-connector-config.ts';
import type { ConnectorConfig } from './postgres-cdc-config.ts';
import type { Connector } from './read-connector.ts';

/** One setting in which somebody else's connector differs from the one that this lab would make. */
export interface AdoptedDifference {
  /** Key of the connector, e.g. `tombstones.on.delete`. */
  readonly key: string;
  /** What it has. `undefined`: not set. */
  readonly current: string | undefined;
  /** What this lab would set. `undefined`: nothing. */
  readonly wanted: string | undefined;
  /** What follows from it for the lab. `undefined`: nothing. */
  readonly matters: string | undefined;
}

/** What follows for the tables where another connector has these settings. All else is a matter of taste. */
const consequences: Readonly<Record<string, string>> = {
  'after.state.only': 'a row of the table is the whole change, with the row before and after it in columns',
  'tombstones.on.delete':
    'a deletion writes a record without a value, which suspends an append-only table unless it skips or logs such records',
  'output.data.format': 'the columns are those of another schema',
  'decimal.handling.mode': 'NUMERIC columns have another type in the table',
  'time.precision.mode': 'times have another type in the table',
  'snapshot.mode': 'rows that were there before the connector may be missing from the topics',
  'heartbeat.interval.ms': 'a database in which nothing changes may keep its write-ahead log',
  'errors.tolerance': 'a record that cannot be written is lost, and no count shows it',
  'event.processing.failure.handling.mode': 'a change that cannot be read is lost, and no count shows it',
  'database.sslmode': 'the password and every row cross the network unencrypted unless the network is private',
  'database.hostname': 'it may read another server, whose rows are not those that are counted here',
  'column.exclude.list': 'these columns are missing from the table',
};

/** Compares somebody else's connector with the one that the lab would make. */
export function differingKeys(live: Connector, wanted: ConnectorConfig): readonly AdoptedDifference[] {
  return compareConnectorConfig(live.config, wanted).map(({ key, current, wanted: ours }) => ({
    key,
    current,
    wanted: ours,
    matters: Object.hasOwn(consequences, key) ? consequences[key] : undefined,
  }));
}
