import type { Secret } from '@tableflow-workshop/client-core';

/** What a PostgreSQL CDC connector needs to know. */
export interface PostgresCdcSettings {
  readonly name: string;
  readonly serviceAccountId: string;
  readonly database: {
    readonly hostname: string;
    readonly port: number;
    readonly user: string;
    readonly password: Secret;
    readonly databaseName: string;
    readonly sslMode: 'require' | 'prefer' | 'disable';
  };
  readonly topicPrefix: string;
  /** Captured tables as `schema.table`. */
  readonly tables: readonly string[];
  readonly slotName: string;
  readonly publicationName: string;
}

/** A connector's configuration: texts only, and these two always. */
export type ConnectorConfig = Record<string, string> & { 'connector.class': string; name: string };

/**
 * The configuration of LAB 3's connector `PostgresCdcSourceV2`: service account, `pgoutput`, Avro, one task. Beyond
 * the lab's clicks it asks for flat rows with a `__deleted` column and for no tombstones: a null value would suspend
 * an append-only Delta table.
 *
 * @see https://docs.confluent.io/cloud/current/connectors/cc-postgresql-cdc-source-v2-debezium/cc-postgresql-cdc-source-v2-debezium.html
 */
export function postgresCdcConfig(settings: PostgresCdcSettings): ConnectorConfig {
  const { database } = settings;
  return {
    'connector.class': 'PostgresCdcSourceV2',
    name: settings.name,
    'kafka.auth.mode': 'SERVICE_ACCOUNT',
    'kafka.service.account.id': settings.serviceAccountId,
    'database.hostname': database.hostname,
    'database.port': String(database.port),
    'database.user': database.user,
    'database.password': database.password.reveal(),
    'database.dbname': database.databaseName,
    'database.sslmode': database.sslMode,
    'plugin.name': 'pgoutput',
    'slot.name': settings.slotName,
    'publication.name': settings.publicationName,
    'publication.autocreate.mode': 'filtered',
    'snapshot.mode': 'initial',
    'table.include.list': settings.tables.join(', '),
    'topic.prefix': settings.topicPrefix,
    'output.data.format': 'AVRO',
    'output.key.format': 'AVRO',
    'after.state.only': 'true',
    'tombstones.on.delete': 'false',
    'decimal.handling.mode': 'double',
    'time.precision.mode': 'connect',
    'heartbeat.interval.ms': '60000',
    'tasks.max': '1',
  };
}

/** Settings whose change would reshape data that is already in the topics. They are refused, not applied. */
const dataShaping: ReadonlySet<string> = new Set([
  'connector.class',
  'topic.prefix',
  'output.data.format',
  'output.key.format',
  'after.state.only',
  'tombstones.on.delete',
  'decimal.handling.mode',
  'time.precision.mode',
  'slot.name',
  'publication.name',
]);

export interface ConfigDifference {
  readonly key: string;
  readonly current: string | undefined;
  readonly wanted: string;
  readonly isDataShaping: boolean;
}

/**
 * What a live connector's configuration lacks or has otherwise. Keys that only the service knows are its own business,
 * and a masked value can neither be compared nor may it ever be written back.
 */
export function compareConnectorConfig(
  current: Readonly<Record<string, string>>,
  wanted: ConnectorConfig,
): readonly ConfigDifference[] {
  return Object.entries(wanted)
    .filter(([key, value]) => !isMask(current[key]) && normal(current[key]) !== normal(value))
    .map(([key, value]) => ({ key, current: current[key], wanted: value, isDataShaping: dataShaping.has(key) }));
}

/** Lists are the same with and without blanks after the commas. */
function normal(value: string | undefined): string | undefined {
  return value
    ?.split(',')
    .map((part) => part.trim())
    .join(',');
}

function isMask(value: string | undefined): boolean {
  return value !== undefined && /^\*{2,}$/.test(value);
}
