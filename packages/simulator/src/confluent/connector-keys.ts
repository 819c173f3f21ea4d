/** One configuration key of the PostgreSQL CDC connector. */
export interface ConnectorKey {
  readonly name: string;
  readonly type: 'STRING' | 'PASSWORD' | 'INT' | 'BOOLEAN' | 'LIST';
  readonly group: string;
  readonly isRequired?: boolean;
  readonly defaultValue?: string;
  readonly allowed?: readonly string[];
  /** Required only where another key has this value (or has it by default). */
  readonly requiredWith?: { readonly key: string; readonly value: string };
  /** What a value must look like beyond its type, and how that is said. */
  readonly shape?: { readonly pattern: RegExp; readonly said: string };
}

export const connectorClass = 'PostgresCdcSourceV2';
export const connectorJavaClass = 'io.debezium.connector.v2.postgresql.PostgresConnectorV2';

const truth = ['true', 'false'];
const naming = ['none', 'avro', 'avro_unicode'];
const formats = ['AVRO', 'JSON_SR', 'PROTOBUF', 'JSON'];

const plugin = 'How should we connect to your data?';
const kafka = 'Kafka Cluster credentials';
const schema = 'Schema Config';
const database = 'How should we connect to your database?';
const output = 'Output messages';
const topic = 'How should we name your topic(s)?';
const details = 'Database config';
const connector = 'Connector config';
const types = 'How should we handle data types?';
const restart = 'Auto-restart policy';
const tasks = 'Number of tasks for this connector';

/** The keys that a user may set, in the order of the form. Source: C3.5. */
export const connectorKeys: readonly ConnectorKey[] = [
  { name: 'name', type: 'STRING', group: plugin, isRequired: true },
  { name: 'connector.class', type: 'STRING', group: plugin, isRequired: true },
  {
    name: 'kafka.auth.mode',
    type: 'STRING',
    group: kafka,
    defaultValue: 'KAFKA_API_KEY',
    allowed: ['SERVICE_ACCOUNT', 'KAFKA_API_KEY'],
  },
  {
    name: 'kafka.api.key',
    type: 'PASSWORD',
    group: kafka,
    requiredWith: { key: 'kafka.auth.mode', value: 'KAFKA_API_KEY' },
  },
  {
    name: 'kafka.api.secret',
    type: 'PASSWORD',
    group: kafka,
    requiredWith: { key: 'kafka.auth.mode', value: 'KAFKA_API_KEY' },
  },
  {
    name: 'kafka.service.account.id',
    type: 'STRING',
    group: kafka,
    requiredWith: { key: 'kafka.auth.mode', value: 'SERVICE_ACCOUNT' },
  },
  { name: 'schema.context.name', type: 'STRING', group: schema, defaultValue: 'default' },
  { name: 'database.hostname', type: 'STRING', group: database, isRequired: true },
  { name: 'database.port', type: 'INT', group: database, isRequired: true },
  { name: 'database.user', type: 'STRING', group: database, isRequired: true },
  { name: 'database.password', type: 'PASSWORD', group: database, isRequired: true },
  { name: 'database.dbname', type: 'STRING', group: database, isRequired: true },
  {
    name: 'database.sslmode',
    type: 'STRING',
    group: database,
    defaultValue: 'prefer',
    allowed: ['prefer', 'disable', 'require'],
  },
  {
    name: 'output.data.format',
    type: 'STRING',
    group: output,
    isRequired: true,
    defaultValue: 'JSON',
    allowed: formats,
  },
  { name: 'output.key.format', type: 'STRING', group: output, defaultValue: 'JSON', allowed: [...formats, 'STRING'] },
  { name: 'after.state.only', type: 'BOOLEAN', group: output, defaultValue: 'false', allowed: truth },
  { name: 'tombstones.on.delete', type: 'BOOLEAN', group: output, defaultValue: 'true', allowed: truth },
  {
    name: 'topic.prefix',
    type: 'STRING',
    group: topic,
    isRequired: true,
    shape: { pattern: /^[A-Za-z0-9._-]+$/, said: 'may hold letters, digits, "-", "." and "_" only' },
  },
  {
    name: 'slot.name',
    type: 'STRING',
    group: details,
    defaultValue: 'debezium',
    shape: { pattern: /^[a-z0-9_]+$/, said: 'may hold lower-case letters, digits and "_" only' },
  },
  { name: 'slot.failover', type: 'BOOLEAN', group: details, defaultValue: 'false', allowed: truth },
  { name: 'publication.name', type: 'STRING', group: details, defaultValue: 'dbz_publication' },
  {
    name: 'publication.autocreate.mode',
    type: 'STRING',
    group: details,
    defaultValue: 'all_tables',
    allowed: ['all_tables', 'disabled', 'filtered'],
  },
  { name: 'publish.via.partition.root', type: 'BOOLEAN', group: details, defaultValue: 'false', allowed: truth },
  { name: 'signal.data.collection', type: 'STRING', group: details },
  {
    name: 'snapshot.mode',
    type: 'STRING',
    group: details,
    defaultValue: 'initial',
    allowed: ['initial', 'never', 'no_data', 'initial_only', 'when_needed'],
  },
  { name: 'table.include.list', type: 'LIST', group: details },
  { name: 'table.exclude.list', type: 'LIST', group: details },
  { name: 'column.exclude.list', type: 'LIST', group: details },
  {
    name: 'event.processing.failure.handling.mode',
    type: 'STRING',
    group: connector,
    defaultValue: 'fail',
    allowed: ['fail', 'skip', 'warn'],
  },
  { name: 'schema.name.adjustment.mode', type: 'STRING', group: connector, defaultValue: 'none', allowed: naming },
  { name: 'field.name.adjustment.mode', type: 'STRING', group: connector, defaultValue: 'none', allowed: naming },
  { name: 'heartbeat.interval.ms', type: 'INT', group: connector, defaultValue: '0' },
  { name: 'heartbeat.action.query', type: 'STRING', group: connector },
  { name: 'errors.tolerance', type: 'STRING', group: connector, defaultValue: 'none', allowed: ['none', 'all'] },
  {
    name: 'decimal.handling.mode',
    type: 'STRING',
    group: types,
    defaultValue: 'precise',
    allowed: ['double', 'precise', 'string'],
  },
  {
    name: 'time.precision.mode',
    type: 'STRING',
    group: types,
    defaultValue: 'adaptive',
    allowed: ['adaptive', 'adaptive_time_microseconds', 'connect'],
  },
  { name: 'auto.restart.on.user.error', type: 'BOOLEAN', group: restart, defaultValue: 'true', allowed: truth },
  { name: 'tasks.max', type: 'INT', group: tasks, isRequired: true, allowed: ['1'] },
];

const secretKeys = new Set(connectorKeys.filter((key) => key.type === 'PASSWORD').map((key) => key.name));

/** Whether a value of this key is never answered. Source: C3.4. */
export function isSecretKey(name: string): boolean {
  return secretKeys.has(name);
}
