import * as z from 'zod';
import { qualifiedTable, text, truth } from '../../mechanics/input-schemas.ts';
import { secretSchema } from '../../mechanics/secret-schema.ts';
import { isKnown, isServerOwned } from './connector-keys.ts';

const word = z.string();
const literal = <const Values extends readonly [string, ...string[]]>(...values: Values) => z.enum(values);
const milliseconds = (most: number) =>
  z
    .int('must be a whole number of milliseconds')
    .min(0, 'must not be negative')
    .max(most, `must be at most ${most.toLocaleString('en')}`);

const column = word.regex(
  /^[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*){2}$/,
  'must be written schema.table.column, e.g. public.customer.email',
);

/** A list without two equal names: the service takes the second one for nothing, the caller meant something by it. */
const distinct = (element: z.ZodString, noun: string) =>
  z
    .array(element, `must be a list of ${noun}s`)
    .min(1, `must name a ${noun}`)
    .superRefine((names, context) => {
      names.forEach((name, index) => {
        if (names.indexOf(name) < index)
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `names ${name} a second time`,
            params: { remedy: 'Name it once.' },
          });
      });
    });

export const tableNames = distinct(qualifiedTable, 'table');

/** What a caller decides about a capture, beyond the database and the rights. Every value has the service's own words. */
export const captureShape = {
  /** Name of the connector: 1 to 64 characters, unique in the cluster. Slot and publication are named after it. */
  name: text.max(64, 'must have at most 64 characters'),
  /** Tables to capture, each as `schema.table`: at least one, none twice. */
  tables: tableNames,
  /** Start of every topic: `<topicPrefix>.<schema>.<table>`. Letters, digits, dots, hyphens and underscores. */
  topicPrefix: word.regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, hyphens and underscores'),
  /** Replication slot: 1 to 63 lower-case letters, digits and underscores. Default: made from `name`. */
  slotName: z.optional(
    word.regex(/^[a-z0-9_]{1,63}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
  /** Publication: 1 to 63 lower-case letters, digits and underscores. Default: made from `name`. */
  publicationName: z.optional(
    word.regex(/^[a-z_][a-z0-9_]{0,62}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
  /** Columns to leave out, each as `schema.table.column` of a captured table. Default: none. */
  excludedColumns: z.optional(distinct(column, 'column')),
  /**
   * What is read before changes. `initial` (default): all rows, once. `no_data`: none. `initial_only`: all rows and
   * then nothing more. `when_needed`: again whenever the place in the log is lost.
   */
  snapshotMode: z.optional(literal('initial', 'no_data', 'initial_only', 'when_needed')),
  /** Table through which snapshots are asked for, as `schema.table`. Default: none. */
  signalDataCollection: z.optional(qualifiedTable),
  /** Pause between heartbeats in milliseconds, 0 to 86,400,000; 0 turns them off. Default 60,000. */
  heartbeatIntervalMs: z.optional(milliseconds(24 * 60 * 60_000)),
  /** SQL that the connector runs with each heartbeat, so that a quiet database moves on. Default: none. */
  heartbeatActionQuery: z.optional(text),
  /** Write the row after the change only, with a column `__deleted`, instead of before and after. Default true. */
  afterStateOnly: z.optional(truth),
  /** Write a record without a value after each deletion. It suspends an append-only table. Default false. */
  tombstonesOnDelete: z.optional(truth),
  /** Format of the values. Plain `JSON` has no schema, and cannot become a table. Default `AVRO`. */
  outputDataFormat: z.optional(literal('AVRO', 'JSON_SR', 'PROTOBUF', 'JSON')),
  /** Format of the keys. Default `AVRO`. */
  outputKeyFormat: z.optional(literal('AVRO', 'JSON_SR', 'PROTOBUF', 'JSON', 'STRING')),
  /** How NUMERIC columns are written: `precise` as bytes, `double` with rounding, `string`. Default `double`. */
  decimalHandlingMode: z.optional(literal('double', 'precise', 'string')),
  /** How times are written. Default `connect`: Connect's own types, in milliseconds. */
  timePrecisionMode: z.optional(literal('adaptive', 'adaptive_time_microseconds', 'connect')),
  /** How INTERVAL columns are written: `numeric` in microseconds, or `string`. Default: the service's, `numeric`. */
  intervalHandlingMode: z.optional(literal('numeric', 'string')),
  /** How BYTEA columns are written. Default: the service's, `bytes`. */
  binaryHandlingMode: z.optional(literal('bytes', 'base64', 'base64-url-safe', 'hex')),
  /** Context of the Schema Registry in which the schemas are registered. Default `default`. */
  schemaContextName: z.optional(text),
  /** How names of schemas are made legal for Avro: `none` (default), `avro` or `avro_unicode`. */
  schemaNameAdjustmentMode: z.optional(literal('none', 'avro', 'avro_unicode')),
  /** How names of columns are made legal for Avro: `none` (default), `avro` or `avro_unicode`. */
  fieldNameAdjustmentMode: z.optional(literal('none', 'avro', 'avro_unicode')),
  /** Make a slot that a standby takes over. Needs PostgreSQL 17. Default false. */
  slotFailover: z.optional(truth),
  /**
   * Who makes the publication: the connector for the captured tables (`filtered`, default) or for all tables
   * (`all_tables`), or nobody (`disabled`).
   */
  publicationAutocreateMode: z.optional(literal('all_tables', 'disabled', 'filtered')),
  /** Publish changes of partitions as changes of the partitioned table. Default false. */
  publishViaPartitionRoot: z.optional(truth),
  /**
   * What a change that cannot be read does: `fail` (default) stops the connector, `skip` and `warn` lose the change.
   */
  eventProcessingFailureHandlingMode: z.optional(literal('fail', 'skip', 'warn')),
  /** `none` (default): a record that cannot be written stops the connector. `all`: it is lost. */
  errorsTolerance: z.optional(literal('none', 'all')),
  /** Let the service restart the connector after a failure that a user can fix. Default true. */
  autoRestartOnUserError: z.optional(truth),
  /** How long records are collected before they are sent, in milliseconds, 0 to 60,000. Default: the service's. */
  producerLingerMs: z.optional(milliseconds(60_000)),
  /** How records are compressed on their way to Kafka. Default: the service's. */
  producerCompressionType: z.optional(literal('none', 'gzip', 'snappy', 'lz4', 'zstd')),
  /**
   * Keys of the connector that have no input here, such as `value.converter.*`, with their values. No secrets: they are
   * shown. Default: none.
   */
  otherKeys: z.optional(z.record(text, word, 'must be an object whose values are texts')),
};

/** Where the database is, and how to log in. */
export const databaseSchema = z
  .strictObject({
    /** Host that Confluent Cloud reaches, without scheme, port and user. */
    hostname: word.regex(/^[^\s/:@]+$/, 'must be a host name, without scheme, port and user'),
    /** Port of PostgreSQL, 1 to 65,535. */
    port: z.int('must be a port number').min(1, 'must be from 1 to 65535').max(65_535, 'must be from 1 to 65535'),
    /** Role that logs in. It needs REPLICATION and SELECT on the captured tables. */
    user: text,
    /** Password of the role, made with `createSecret`. */
    password: secretSchema.refine((password) => !/^\**$/.test(password.reveal()), {
      error: 'is empty or a mask, not a password',
      params: { remedy: 'Give the password itself.' },
    }),
    /** Database that holds the captured tables. */
    databaseName: text,
    /** `require`, which is also the default: the connection is encrypted. */
    sslMode: z.optional(z.literal('require', 'must be require; for a weaker mode use insecureSslMode')),
    /** Gives encryption up: `disable` always, `prefer` whenever the server offers none. Default: not given up. */
    insecureSslMode: z.optional(literal('disable', 'prefer')),
  })
  .refine((database) => database.sslMode === undefined || database.insecureSslMode === undefined, {
    path: ['insecureSslMode'],
    error: 'contradicts sslMode',
    params: { remedy: 'Give one of the two.' },
  });

/** As whom the connector writes its topics. */
export const authenticationSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    /** `SERVICE_ACCOUNT`: with the rights of a service account. */
    mode: z.literal('SERVICE_ACCOUNT'),
    /** Service account that writes the topics, `sa-…`. */
    serviceAccountId: word.regex(/^sa-[A-Za-z0-9-]+$/, 'must be the id of a service account (sa-…)'),
  }),
  z.strictObject({
    /** `KAFKA_API_KEY`: with a key of the Kafka cluster. */
    mode: z.literal('KAFKA_API_KEY'),
    /** Id of the key. */
    id: text,
    /** Secret of the key, made with `createSecret`. */
    secret: secretSchema,
  }),
]);

interface Given {
  readonly tables?: readonly string[] | undefined;
  readonly excludedColumns?: readonly string[] | undefined;
  readonly heartbeatIntervalMs?: number | undefined;
  readonly heartbeatActionQuery?: string | undefined;
  readonly otherKeys?: Readonly<Record<string, string>> | undefined;
}

/** What no field can check by itself. */
export function checkTogether(given: Given, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string, remedy: string): void =>
    context.addIssue({ code: 'custom', path, message, params: { remedy } });
  (given.excludedColumns ?? []).forEach((name, index) => {
    const parts = name.split('.');
    const captured = parts.slice(0, 2).join('.');
    // A malformed one has been reported already.
    if (parts.length === 3 && given.tables && !given.tables.includes(captured))
      refuse(
        ['excludedColumns', index],
        `is not a column of a captured table: ${captured} is not among the tables`,
        'Leave it out, or add the table.',
      );
  });
  if (given.heartbeatActionQuery !== undefined && given.heartbeatIntervalMs === 0)
    refuse(
      ['heartbeatActionQuery'],
      'runs with the heartbeat, which heartbeatIntervalMs 0 turns off',
      'Leave it out, or let the heartbeat beat.',
    );
  for (const name of Object.keys(given.otherKeys ?? {})) {
    if (isKnown(name)) refuse(['otherKeys', name], 'has an input of its own', 'Use that input.');
    if (isServerOwned(name)) refuse(['otherKeys', name], 'is set by the service', 'Leave it out.');
  }
}
