import { createSecret, InputError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { type PostgresCdcConfigInput, postgresCdcConfig } from './postgres-cdc-config.ts';

const database = {
  hostname: 'db.river.example',
  port: 6432,
  user: 'debezium',
  password: createSecret('river-database-secret'),
  databaseName: 'workshop',
};
const input: PostgresCdcConfigInput = {
  name: 'river-cdc',
  topicPrefix: 'riverhotel',
  tables: ['public.hotel', 'public.customer'],
  authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: 'sa-river1' },
  database,
};

/** What is said where nothing but the necessary is given. */
const usual = {
  'connector.class': 'PostgresCdcSourceV2',
  name: 'river-cdc',
  'kafka.auth.mode': 'SERVICE_ACCOUNT',
  'kafka.service.account.id': 'sa-river1',
  'schema.context.name': 'default',
  'database.hostname': 'db.river.example',
  'database.port': '6432',
  'database.user': 'debezium',
  'database.password': 'river-database-secret',
  'database.dbname': 'workshop',
  'database.sslmode': 'require',
  'plugin.name': 'pgoutput',
  'slot.name': 'river_cdc_1t93mow_slot',
  'slot.failover': 'false',
  'publication.name': 'river_cdc_1t93mow_pub',
  'publication.autocreate.mode': 'filtered',
  'publish.via.partition.root': 'false',
  'snapshot.mode': 'initial',
  'table.include.list': 'public.hotel, public.customer',
  'topic.prefix': 'riverhotel',
  'output.data.format': 'AVRO',
  'output.key.format': 'AVRO',
  'after.state.only': 'true',
  'tombstones.on.delete': 'false',
  'decimal.handling.mode': 'double',
  'time.precision.mode': 'connect',
  'schema.name.adjustment.mode': 'none',
  'field.name.adjustment.mode': 'none',
  'event.processing.failure.handling.mode': 'fail',
  'errors.tolerance': 'none',
  'auto.restart.on.user.error': 'true',
  'heartbeat.interval.ms': '60000',
  'tasks.max': '1',
};

/** The problems of an input that no compiler has seen. */
function problemsOf(changes: object): readonly string[] {
  try {
    postgresCdcConfig({ ...input, ...changes } as PostgresCdcConfigInput);
    return [];
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    expect(error.message).not.toContain('river-database-secret');
    return error.problems.map(({ path, problem, remedy }) => `${path} ${problem} ${remedy}`);
  }
}

describe('the configuration of a connector', () => {
  it('is safe where nothing is said', () => {
    expect(postgresCdcConfig(input)).toEqual(usual);
  });

  it('is what was said, key by key', () => {
    const { tables: _tables, ...rest } = input;
    const config = postgresCdcConfig({
      ...rest,
      excludedTables: ['public.audit', 'billing.card$'],
      excludedColumns: ['public.customer.email', 'public.customer.card$no'],
      authentication: { mode: 'KAFKA_API_KEY', id: 'RIVERKAFKAKEY001', secret: createSecret('river-kafka-secret') },
      database: { ...database, insecureSslMode: 'prefer' },
      slotName: 'river_slot',
      slotFailover: true,
      publicationName: 'river_pub',
      publicationAutocreateMode: 'all_tables',
      publishViaPartitionRoot: true,
      snapshotMode: 'when_needed',
      signalDataCollection: 'public.signal',
      heartbeatIntervalMs: 10_000,
      heartbeatActionQuery: 'INSERT INTO public.heartbeat VALUES (now())',
      afterStateOnly: false,
      tombstonesOnDelete: true,
      outputDataFormat: 'JSON_SR',
      outputKeyFormat: 'STRING',
      decimalHandlingMode: 'precise',
      timePrecisionMode: 'adaptive_time_microseconds',
      intervalHandlingMode: 'string',
      binaryHandlingMode: 'base64-url-safe',
      schemaContextName: '.river',
      schemaNameAdjustmentMode: 'avro',
      fieldNameAdjustmentMode: 'avro_unicode',
      eventProcessingFailureHandlingMode: 'warn',
      errorsTolerance: 'all',
      autoRestartOnUserError: false,
      producerLingerMs: 20,
      producerCompressionType: 'zstd',
      otherKeys: { 'value.converter.decimal.format': 'NUMERIC', 'max.batch.size': '4096' },
    });
    expect(config).toEqual({
      'connector.class': 'PostgresCdcSourceV2',
      name: 'river-cdc',
      'kafka.auth.mode': 'KAFKA_API_KEY',
      'kafka.api.key': 'RIVERKAFKAKEY001',
      'kafka.api.secret': 'river-kafka-secret',
      'schema.context.name': '.river',
      'database.hostname': 'db.river.example',
      'database.port': '6432',
      'database.user': 'debezium',
      'database.password': 'river-database-secret',
      'database.dbname': 'workshop',
      'database.sslmode': 'prefer',
      'plugin.name': 'pgoutput',
      'slot.name': 'river_slot',
      'slot.failover': 'true',
      'publication.name': 'river_pub',
      'publication.autocreate.mode': 'all_tables',
      'publish.via.partition.root': 'true',
      'snapshot.mode': 'when_needed',
      'signal.data.collection': 'public.signal',
      'table.exclude.list': String.raw`public.audit, billing.card\$`,
      'column.exclude.list': String.raw`public.customer.email, public.customer.card\$no`,
      'topic.prefix': 'riverhotel',
      'output.data.format': 'JSON_SR',
      'output.key.format': 'STRING',
      'after.state.only': 'false',
      'tombstones.on.delete': 'true',
      'decimal.handling.mode': 'precise',
      'time.precision.mode': 'adaptive_time_microseconds',
      'interval.handling.mode': 'string',
      'binary.handling.mode': 'base64-url-safe',
      'schema.name.adjustment.mode': 'avro',
      'field.name.adjustment.mode': 'avro_unicode',
      'event.processing.failure.handling.mode': 'warn',
      'errors.tolerance': 'all',
      'auto.restart.on.user.error': 'false',
      'heartbeat.interval.ms': '10000',
      'heartbeat.action.query': 'INSERT INTO public.heartbeat VALUES (now())',
      'producer.override.linger.ms': '20',
      'producer.override.compression.type': 'zstd',
      'tasks.max': '1',
      'value.converter.decimal.format': 'NUMERIC',
      'max.batch.size': '4096',
    });
  });

  it.each(['disable', 'prefer'] as const)('is encrypted unless %s is asked for by name', (insecureSslMode) => {
    const weak = postgresCdcConfig({ ...input, database: { ...database, insecureSslMode } });
    expect(weak).toEqual({ ...usual, 'database.sslmode': insecureSslMode });
    expect(postgresCdcConfig({ ...input, database: { ...database, sslMode: 'require' } })).toEqual(usual);
  });
});

describe('an input is refused', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'an unknown key',
      { decimals: 'double' },
      [expect.stringMatching(/^decimals is not known\. Correct its name, or leave it out; known are: name, tables, /)],
    ],
    ['a missing name', { name: undefined }, ['name is missing. It must be a text.']],
    ['a long name', { name: 'x'.repeat(65) }, ['name has 65 characters. It must have at most 64 characters.']],
    [
      'unknown words',
      { decimalHandlingMode: 'foo', snapshotMode: 'never', outputDataFormat: 'STRING', timePrecisionMode: 7 },
      [
        'snapshotMode is not valid. It must be one of initial, no_data, initial_only, when_needed.',
        'outputDataFormat is not valid. It must be one of AVRO, JSON_SR, PROTOBUF, JSON.',
        'decimalHandlingMode is not valid. It must be one of double, precise, string.',
        'timePrecisionMode is 7. It must be one of adaptive, adaptive_time_microseconds, connect.',
      ],
    ],
    ['texts for truths', { afterStateOnly: 'true' }, ['afterStateOnly is a text. It must be true or false.']],
    [
      'times out of range',
      { heartbeatIntervalMs: -1, producerLingerMs: 60_001 },
      ['heartbeatIntervalMs is -1. It must not be negative.', 'producerLingerMs is 60001. It must be at most 60,000.'],
    ],
    [
      'part of a millisecond',
      { heartbeatIntervalMs: 0.5 },
      ['heartbeatIntervalMs is 0.5. It must be a whole number of milliseconds.'],
    ],
    [
      'names that PostgreSQL would not take',
      { slotName: 'River-Slot', publicationName: '1_pub', tables: ['hotel'], excludedColumns: ['public.hotel'] },
      [
        'tables.0 is not valid. It must be written schema.table, e.g. public.customer.',
        'slotName is not valid. It may hold lower-case letters, digits and underscores, at most 63.',
        'publicationName is not valid. It may hold lower-case letters, digits and underscores, at most 63.',
        'excludedColumns.0 is not valid. It must be written schema.table.column, e.g. public.customer.email.',
      ],
    ],
    [
      'two equal tables',
      { tables: ['public.hotel', 'public.customer', 'public.hotel'] },
      ['tables.2 names public.hotel a second time. Name it once.'],
    ],
    [
      'two equal columns',
      { excludedColumns: ['public.hotel.name', 'public.hotel.name'] },
      ['excludedColumns.1 names public.hotel.name a second time. Name it once.'],
    ],
    ['no table', { tables: [] }, ['tables is an empty list. It must name a table.']],
    [
      'neither kind of list',
      { tables: undefined },
      ['tables or excludedTables must be given, and not both. Name the tables to capture, or those to leave out.'],
    ],
    [
      'both kinds of lists',
      { excludedTables: ['public.audit'] },
      ['tables or excludedTables must be given, and not both. Name the tables to capture, or those to leave out.'],
    ],
    [
      'a column of a table that is not captured',
      { excludedColumns: ['public.custmer.email'] },
      [
        'excludedColumns.0 is not a column of a captured table: public.custmer is not among the tables. Leave it out, or add the table.',
      ],
    ],
    [
      'a query of a heartbeat that is off',
      { heartbeatIntervalMs: 0, heartbeatActionQuery: 'SELECT 1' },
      [
        'heartbeatActionQuery runs with the heartbeat, which heartbeatIntervalMs 0 turns off. Leave it out, or let the heartbeat beat.',
      ],
    ],
    [
      'other keys that are not other ones',
      { otherKeys: { 'snapshot.mode': 'never', 'cloud.provider': 'aws', 'max.queue.size': '8192' } },
      [
        'otherKeys.snapshot.mode has an input of its own. Use that input.',
        'otherKeys.cloud.provider is set by the service. Leave it out.',
      ],
    ],
    [
      'a database without TLS under the wrong name',
      { database: { ...database, sslMode: 'disable' } },
      ['database.sslMode is not valid. It must be require; for a weaker mode use insecureSslMode.'],
    ],
    [
      'two answers about TLS',
      { database: { ...database, sslMode: 'require', insecureSslMode: 'prefer' } },
      ['database.insecureSslMode contradicts sslMode. Give one of the two.'],
    ],
    [
      'an address as the host',
      { database: { ...database, hostname: 'postgresql://db.river.example', port: 70_000 } },
      [
        'database.hostname is not valid. It must be a host name, without scheme, port and user.',
        'database.port is 70000. It must be from 1 to 65535.',
      ],
    ],
    [
      'a mask for a password',
      { database: { ...database, password: createSecret('*'.repeat(16)) } },
      ['database.password is empty or a mask, not a password. Give the password itself.'],
    ],
    [
      'an open password',
      { database: { ...database, password: 'river-database-secret' } },
      ['database.password is not valid. It must be made with createSecret().'],
    ],
    [
      'no way in',
      { authentication: { mode: 'OAUTH' } },
      ['authentication.mode is not valid. It must be one of SERVICE_ACCOUNT, KAFKA_API_KEY.'],
    ],
    [
      'the key of another way in',
      { authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: 'u-river1', id: 'K' } },
      [
        'authentication.serviceAccountId is not valid. It must be the id of a service account (sa-…).',
        'authentication.id is not known. Correct its name, or leave it out; known are: mode, serviceAccountId.',
      ],
    ],
  ])('for %s', (_what, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems);
  });
});
