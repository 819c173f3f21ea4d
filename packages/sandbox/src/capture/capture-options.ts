import { createSecret, type Secret } from '@tableflow-workshop/client-core';
import { ConnectorFailure, configException } from './connector-failure.ts';
import { createNameFilter, createNameRank, type NameFilter } from './name-filter.ts';
import { refuseUnsupported } from './refuse-unsupported.ts';

const choices = {
  'database.sslmode': ['prefer', 'disable', 'require'],
  'publication.autocreate.mode': ['all_tables', 'filtered', 'disabled'],
  'snapshot.mode': ['initial', 'initial_only', 'when_needed', 'no_data', 'never'],
  'decimal.handling.mode': ['precise', 'double', 'string'],
  'time.precision.mode': ['adaptive', 'adaptive_time_microseconds', 'connect'],
} as const;

type Choices = typeof choices;

/** A connector's configuration, read and checked. Named as in the house; the keys are PostgresCdcSourceV2's. */
export interface CaptureOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: Secret;
  readonly database: string;
  readonly sslMode: Choices['database.sslmode'][number];
  readonly topicPrefix: string;
  /** Decides on `schema.table`. */
  readonly isCapturedTable: NameFilter;
  /** The place in the include list of the expression that `schema.table` matches. */
  readonly tableRank: (name: string) => number;
  /** Decides on `schema.table.column`. */
  readonly isCapturedColumn: NameFilter;
  readonly publicationName: string;
  /** Whether changes of partitions are published as changes of the table that they belong to. */
  readonly publishViaRoot: boolean;
  readonly publicationMode: Choices['publication.autocreate.mode'][number];
  readonly slotName: string;
  readonly snapshotMode: Choices['snapshot.mode'][number];
  readonly afterStateOnly: boolean;
  readonly tombstonesOnDelete: boolean;
  readonly decimals: Choices['decimal.handling.mode'][number];
  readonly times: Choices['time.precision.mode'][number];
  /** 0 means no heartbeats. */
  readonly heartbeatIntervalMs: number;
  readonly heartbeatTopic: string;
  /** Stands for a large value that an update did not touch and PostgreSQL therefore did not send. */
  readonly unavailableValue: string;
}

/**
 * Reads a connector's configuration.
 *
 * @throws ConnectorFailure that names the first key which is missing or has no meaning here
 */
export function parseCaptureOptions(config: Readonly<Record<string, string>>): CaptureOptions {
  const text = (key: string, fallback?: string): string => {
    const value = config[key]?.trim() || fallback;
    if (value === undefined) {
      throw new ConnectorFailure(
        configException,
        `Missing required configuration "${key}" which has no default value.`,
      );
    }
    return value;
  };
  const choice = <K extends keyof Choices>(key: K): Choices[K][number] => {
    const value = text(key, choices[key][0]).toLowerCase();
    const known = choices[key].find((one) => one === value);
    return known ?? refuse(key, value, `Value must be one of ${choices[key].join(', ')}`);
  };
  const integer = (key: string, fallback?: string): number => {
    const value = text(key, fallback);
    return /^\d{1,9}$/.test(value) ? Number(value) : refuse(key, value, 'Not a number of type INT');
  };
  refuseUnsupported(config);
  const slotName = text('slot.name', 'debezium');
  if (!/^[a-z0-9_]{1,63}$/.test(slotName)) {
    refuse(
      'slot.name',
      slotName,
      'Valid replication slot name must contain only digits, lowercase characters and underscores with length <= 63',
    );
  }
  const topicPrefix = text('topic.prefix');
  if (!/^[\w.-]+$/.test(topicPrefix)) refuse('topic.prefix', topicPrefix, 'Only alphanumerics, -, . and _ are allowed');
  const host = text('database.hostname');
  // A path is a socket of this machine to the client, and never what a cloud could reach.
  if (!/^[\w.:-]{1,253}$/.test(host)) refuse('database.hostname', host, 'Not a host name or an address');
  return {
    host,
    port: integer('database.port'),
    user: text('database.user'),
    password: createSecret(config['database.password'] ?? ''),
    database: text('database.dbname'),
    sslMode: choice('database.sslmode'),
    topicPrefix,
    isCapturedTable: createNameFilter(config, 'table.include.list', 'table.exclude.list'),
    tableRank: createNameRank(config, 'table.include.list'),
    isCapturedColumn: createNameFilter(config, 'column.include.list', 'column.exclude.list'),
    publicationName: text('publication.name', 'dbz_publication'),
    publishViaRoot: text('publish.via.partition.root', 'false') === 'true',
    publicationMode: choice('publication.autocreate.mode'),
    slotName,
    snapshotMode: choice('snapshot.mode'),
    afterStateOnly: text('after.state.only', 'false') === 'true',
    tombstonesOnDelete: text('tombstones.on.delete', 'true') === 'true',
    decimals: choice('decimal.handling.mode'),
    times: choice('time.precision.mode'),
    heartbeatIntervalMs: integer('heartbeat.interval.ms', '0'),
    heartbeatTopic: `${text('topic.heartbeat.prefix', '__debezium-heartbeat')}.${topicPrefix}`,
    unavailableValue: text('unavailable.value.placeholder', '__debezium_unavailable_value'),
  };
}

function refuse(key: string, value: string, reason: string): never {
  throw new ConnectorFailure(configException, `Invalid value ${value} for configuration ${key}: ${reason}`);
}
