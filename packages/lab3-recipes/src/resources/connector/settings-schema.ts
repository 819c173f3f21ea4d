import * as z from 'zod';
import { secretSchema } from '../../mechanics/secret-schema.ts';
import { isKnown, isServerOwned } from './connector-keys.ts';

/** Says what is missing apart from what is wrong. */
const must = (said: string) => ({
  error: (issue: { readonly input: unknown }) => (issue.input === undefined ? 'is missing' : said),
});

const word = z.string(must('must be a text'));
const text = word.min(1, 'must not be empty');
const truth = z.boolean(must('must be true or false'));
const literal = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, must(`must be one of ${values.join(', ')}`));
const milliseconds = (most: number) =>
  z
    .int(must('must be a whole number of milliseconds'))
    .min(0, 'must not be negative')
    .max(most, `must be at most ${most.toLocaleString('en')}`);

const identifier = String.raw`[A-Za-z_][\w$]*`;
const qualified = (parts: number): RegExp =>
  new RegExp(`^${Array.from({ length: parts }, () => identifier).join('\\.')}$`);
const table = word.regex(qualified(2), 'must be written schema.table, e.g. public.customer');
const column = word.regex(qualified(3), 'must be written schema.table.column, e.g. public.customer.email');

/** A list without two equal names: the service takes the second one for nothing, the caller meant something by it. */
const distinct = (element: z.ZodString, noun: string) =>
  z
    .array(element, must(`must be a list of ${noun}s`))
    .min(1, `must name a ${noun}`)
    .superRefine((names, context) => {
      names.forEach((name, index) => {
        if (names.indexOf(name) < index)
          context.addIssue({ code: 'custom', path: [index], message: `names ${name} a second time` });
      });
    });

export const tableNames = distinct(table, 'table');

/** What a caller decides about a capture, beyond the database and the rights. Every value has the service's own words. */
export const captureShape = {
  name: text.max(64, 'must have at most 64 characters'),
  tables: tableNames,
  topicPrefix: word.regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, hyphens and underscores'),
  slotName: z.optional(
    word.regex(/^[a-z0-9_]{1,63}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
  publicationName: z.optional(
    word.regex(/^[a-z_][a-z0-9_]{0,62}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
  excludedColumns: z.optional(distinct(column, 'column')),
  snapshotMode: z.optional(literal('initial', 'no_data', 'initial_only', 'when_needed')),
  signalDataCollection: z.optional(table),
  heartbeatIntervalMs: z.optional(milliseconds(24 * 60 * 60_000)),
  heartbeatActionQuery: z.optional(text),
  afterStateOnly: z.optional(truth),
  tombstonesOnDelete: z.optional(truth),
  outputDataFormat: z.optional(literal('AVRO', 'JSON_SR', 'PROTOBUF', 'JSON')),
  outputKeyFormat: z.optional(literal('AVRO', 'JSON_SR', 'PROTOBUF', 'JSON', 'STRING')),
  decimalHandlingMode: z.optional(literal('double', 'precise', 'string')),
  timePrecisionMode: z.optional(literal('adaptive', 'adaptive_time_microseconds', 'connect')),
  intervalHandlingMode: z.optional(literal('numeric', 'string')),
  binaryHandlingMode: z.optional(literal('bytes', 'base64', 'base64-url-safe', 'hex')),
  schemaContextName: z.optional(text),
  schemaNameAdjustmentMode: z.optional(literal('none', 'avro', 'avro_unicode')),
  fieldNameAdjustmentMode: z.optional(literal('none', 'avro', 'avro_unicode')),
  slotFailover: z.optional(truth),
  publicationAutocreateMode: z.optional(literal('all_tables', 'disabled', 'filtered')),
  publishViaPartitionRoot: z.optional(truth),
  eventProcessingFailureHandlingMode: z.optional(literal('fail', 'skip', 'warn')),
  errorsTolerance: z.optional(literal('none', 'all')),
  autoRestartOnUserError: z.optional(truth),
  producerLingerMs: z.optional(milliseconds(60_000)),
  producerCompressionType: z.optional(literal('none', 'gzip', 'snappy', 'lz4', 'zstd')),
  otherKeys: z.optional(z.record(text, word, must('must be keys with texts'))),
};

/** Where the database is, and how to log in. */
export const databaseSchema = z
  .strictObject({
    hostname: word.regex(/^[^\s/:@]+$/, 'must be a host name, without scheme, port and user'),
    port: z.int(must('must be a port number')).min(1, 'must be from 1 to 65535').max(65_535, 'must be from 1 to 65535'),
    user: text,
    password: secretSchema.refine((password) => !/^\**$/.test(password.reveal()), 'is empty or a mask, not a password'),
    databaseName: text,
    sslMode: z.optional(z.literal('require', must('must be require; what is weaker is asked for as insecureSslMode'))),
    insecureSslMode: z.optional(literal('disable', 'prefer')),
  })
  .refine((database) => database.sslMode === undefined || database.insecureSslMode === undefined, {
    path: ['insecureSslMode'],
    error: 'contradicts sslMode: give one of both',
  });

/** As whom the connector writes its topics. */
export const authenticationSchema = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({
      mode: z.literal('SERVICE_ACCOUNT'),
      serviceAccountId: word.regex(/^sa-[A-Za-z0-9-]+$/, 'must be the id of a service account (sa-…)'),
    }),
    z.strictObject({ mode: z.literal('KAFKA_API_KEY'), id: text, secret: secretSchema }),
  ],
  must('must have the mode SERVICE_ACCOUNT or KAFKA_API_KEY'),
);

interface Given {
  readonly tables?: readonly string[] | undefined;
  readonly excludedColumns?: readonly string[] | undefined;
  readonly heartbeatIntervalMs?: number | undefined;
  readonly heartbeatActionQuery?: string | undefined;
  readonly otherKeys?: Readonly<Record<string, string>> | undefined;
}

/** What no field can tell by itself. */
export function checkTogether(given: Given, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  (given.excludedColumns ?? []).forEach((name, index) => {
    const parts = name.split('.');
    const captured = parts.slice(0, 2).join('.');
    // One that is not written as it must be has been told already.
    if (parts.length === 3 && given.tables && !given.tables.includes(captured))
      refuse(['excludedColumns', index], `is no column of a captured table: ${captured} is not among the tables`);
  });
  if (given.heartbeatActionQuery !== undefined && given.heartbeatIntervalMs === 0)
    refuse(['heartbeatActionQuery'], 'runs with the heartbeat, which heartbeatIntervalMs 0 turns off');
  for (const name of Object.keys(given.otherKeys ?? {})) {
    if (isKnown(name)) refuse(['otherKeys', name], 'has an input of its own');
    if (isServerOwned(name)) refuse(['otherKeys', name], 'is set by the service');
  }
}
