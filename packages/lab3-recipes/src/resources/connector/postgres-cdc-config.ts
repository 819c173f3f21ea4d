import { withoutUndefined } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import { parseInput } from '../../mechanics/parse-input.ts';
import { replicationNames } from './replication-names.ts';
import { authenticationSchema, captureShape, checkTogether, databaseSchema, tableNames } from './settings-schema.ts';

const inputSchema = z
  .strictObject({
    ...captureShape,
    /** Tables to capture, each as `schema.table`: at least one. Either these or `excludedTables`. */
    tables: z.optional(tableNames),
    /** Tables to leave out, each as `schema.table`; all others are captured. Either these or `tables`. */
    excludedTables: z.optional(tableNames),
    /** As whom the connector writes to Kafka. */
    authentication: authenticationSchema,
    /** Where the database is, and how to log in. */
    database: databaseSchema,
  })
  .superRefine(checkTogether)
  .refine(({ tables, excludedTables }) => (tables === undefined) !== (excludedTables === undefined), {
    path: ['tables'],
    error: 'or excludedTables must be given, and not both',
    params: { remedy: 'Name the tables to capture, or those to leave out.' },
  });

type Fields = z.input<typeof inputSchema>;

/** Which tables are captured: those that are named, or all but those. */
type Tables =
  | {
      /** Tables to capture, each as `schema.table`: at least one, none twice. */
      readonly tables: Fields['tables'] & {};
      /** Not beside `tables`. */
      readonly excludedTables?: undefined;
    }
  | {
      /** Not beside `excludedTables`. */
      readonly tables?: undefined;
      /** Tables to leave out, each as `schema.table`: at least one, none twice. All others are captured. */
      readonly excludedTables: Fields['excludedTables'] & {};
    };

/** Every setting of a PostgreSQL CDC connector. Names and values are those of the service, in camelCase. */
export type PostgresCdcConfigInput = Omit<Fields, 'tables' | 'excludedTables'> & Tables;

/** A connector's configuration: texts only, and these two always. */
export type ConnectorConfig = Record<string, string> & { 'connector.class': string; name: string };

/**
 * Makes the configuration of a `PostgresCdcSourceV2` connector, as the Connect API wants it: texts only.
 *
 * What is not given is what LAB 3 needs, and not what the service would take: Avro, flat rows with a `__deleted` column
 * (`afterStateOnly`), no tombstones, because a null value suspends an append-only Delta table, decimals as doubles, times
 * as Connect's own types, a publication of the captured tables only, a heartbeat every minute, without which an idle
 * database keeps its log for ever, and names for slot and publication that follow from the connector's name.
 *
 * The connection to the database is encrypted. `database.insecureSslMode` gives that up by name: with `disable` the
 * password and every row cross the network in the clear, with `prefer` they do whenever the server offers no TLS.
 *
 * @param input `tables` as `schema.table`, or `excludedTables`; `snapshotMode: 'no_data'` is what the service once called
 *   `never`; `heartbeatIntervalMs` in milliseconds, 0 turns it off; `otherKeys` for keys that have no input here, such as
 *   `value.converter.*`: no secrets, they are shown
 * @throws InputError that lists everything that is wrong
 * @example
 * const config = postgresCdcConfig({
 *   name: 'riverhotel-cdc',
 *   topicPrefix: 'riverhotel',
 *   tables: ['public.hotel', 'public.customer'],
 *   authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: 'sa-river1' },
 *   database: { hostname: 'db.river.example', port: 5432, user: 'debezium', password: createSecret('the-password'), databaseName: 'workshop' },
 * });
 * @see https://docs.confluent.io/cloud/current/connectors/cc-postgresql-cdc-source-v2-debezium/cc-postgresql-cdc-source-v2-debezium.html
 */
export function postgresCdcConfig(input: PostgresCdcConfigInput): ConnectorConfig {
  const given = parseInput(inputSchema, input, 'configure the PostgreSQL CDC connector');
  const { database, authentication } = given;
  const names = replicationNames(given.name);
  const usesAccount = authentication.mode === 'SERVICE_ACCOUNT';
  return withoutUndefined({
    'connector.class': 'PostgresCdcSourceV2',
    name: given.name,
    'kafka.auth.mode': authentication.mode,
    'kafka.service.account.id': usesAccount ? authentication.serviceAccountId : undefined,
    'kafka.api.key': usesAccount ? undefined : authentication.id,
    'kafka.api.secret': usesAccount ? undefined : authentication.secret.reveal(),
    'schema.context.name': given.schemaContextName ?? 'default',
    'database.hostname': database.hostname,
    'database.port': String(database.port),
    'database.user': database.user,
    'database.password': database.password.reveal(),
    'database.dbname': database.databaseName,
    'database.sslmode': database.insecureSslMode ?? 'require',
    'plugin.name': 'pgoutput',
    'slot.name': given.slotName ?? names.slotName,
    'slot.failover': String(given.slotFailover ?? false),
    'publication.name': given.publicationName ?? names.publicationName,
    'publication.autocreate.mode': given.publicationAutocreateMode ?? 'filtered',
    'publish.via.partition.root': String(given.publishViaPartitionRoot ?? false),
    'snapshot.mode': given.snapshotMode ?? 'initial',
    'signal.data.collection': given.signalDataCollection,
    'table.include.list': patterns(given.tables),
    'table.exclude.list': patterns(given.excludedTables),
    'column.exclude.list': patterns(given.excludedColumns),
    'topic.prefix': given.topicPrefix,
    'output.data.format': given.outputDataFormat ?? 'AVRO',
    'output.key.format': given.outputKeyFormat ?? 'AVRO',
    'after.state.only': String(given.afterStateOnly ?? true),
    'tombstones.on.delete': String(given.tombstonesOnDelete ?? false),
    'decimal.handling.mode': given.decimalHandlingMode ?? 'double',
    'time.precision.mode': given.timePrecisionMode ?? 'connect',
    'interval.handling.mode': given.intervalHandlingMode,
    'binary.handling.mode': given.binaryHandlingMode,
    'schema.name.adjustment.mode': given.schemaNameAdjustmentMode ?? 'none',
    'field.name.adjustment.mode': given.fieldNameAdjustmentMode ?? 'none',
    'event.processing.failure.handling.mode': given.eventProcessingFailureHandlingMode ?? 'fail',
    'errors.tolerance': given.errorsTolerance ?? 'none',
    'auto.restart.on.user.error': String(given.autoRestartOnUserError ?? true),
    'heartbeat.interval.ms': String(given.heartbeatIntervalMs ?? 60_000),
    'heartbeat.action.query': given.heartbeatActionQuery,
    'producer.override.linger.ms': given.producerLingerMs?.toString(),
    'producer.override.compression.type': given.producerCompressionType,
    'tasks.max': '1',
    ...given.otherKeys,
  }) as ConnectorConfig;
}

/** The service takes each entry for a regular expression that must match the whole name: a `$` would end it. */
function patterns(names: readonly string[] | undefined): string | undefined {
  return names?.map((name) => name.replaceAll('$', '\\$')).join(', ');
}
