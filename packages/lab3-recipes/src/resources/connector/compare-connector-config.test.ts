import { createSecret } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { compareConnectorConfig, secretsOfOthers, updatedConnectorConfig } from './compare-connector-config.ts';
import { connectorKeys } from './connector-keys.ts';
import { postgresCdcConfig } from './postgres-cdc-config.ts';

const wanted = postgresCdcConfig({
  name: 'river-cdc',
  topicPrefix: 'riverhotel',
  tables: ['public.hotel', 'public.customer'],
  authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: 'sa-river1' },
  database: {
    hostname: 'db.river.example',
    port: 5432,
    user: 'debezium',
    password: createSecret('river-database-secret'),
    databaseName: 'workshop',
  },
});
const mask = '*'.repeat(16);

/** Every key, with a value that a live connector may have instead, and what becomes of it. */
const classes: readonly (readonly [key: string, live: string, becomes: 'refused' | 'synced' | 'ignored'])[] = [
  ['name', 'other-cdc', 'refused'],
  ['connector.class', 'PostgresCdcSource', 'refused'],
  ['kafka.auth.mode', 'KAFKA_API_KEY', 'synced'],
  ['kafka.api.key', mask, 'ignored'],
  ['kafka.api.secret', mask, 'ignored'],
  ['kafka.service.account.id', 'sa-river2', 'synced'],
  ['schema.context.name', '.river', 'refused'],
  ['database.hostname', 'db2.river.example', 'synced'],
  ['database.port', '6432', 'synced'],
  ['database.user', 'postgres', 'synced'],
  ['database.password', mask, 'ignored'],
  ['database.dbname', 'postgres', 'synced'],
  ['database.sslmode', 'disable', 'synced'],
  ['plugin.name', 'decoderbufs', 'refused'],
  ['output.data.format', 'JSON_SR', 'refused'],
  ['output.key.format', 'JSON', 'refused'],
  ['after.state.only', 'false', 'refused'],
  ['tombstones.on.delete', 'true', 'refused'],
  ['topic.prefix', 'river', 'refused'],
  ['slot.name', 'debezium', 'refused'],
  ['slot.failover', 'true', 'synced'],
  ['publication.name', 'dbz_publication', 'refused'],
  ['publication.autocreate.mode', 'all_tables', 'synced'],
  ['publish.via.partition.root', 'true', 'refused'],
  ['signal.data.collection', 'public.signal', 'synced'],
  ['snapshot.mode', 'no_data', 'synced'],
  ['table.include.list', 'public.customer, public.hotel', 'synced'],
  ['table.exclude.list', 'public.audit', 'synced'],
  ['column.exclude.list', 'public.customer.email', 'refused'],
  ['event.processing.failure.handling.mode', 'skip', 'synced'],
  ['schema.name.adjustment.mode', 'avro', 'refused'],
  ['field.name.adjustment.mode', 'avro', 'refused'],
  ['heartbeat.interval.ms', '0', 'synced'],
  ['heartbeat.action.query', 'SELECT 1', 'synced'],
  ['decimal.handling.mode', 'precise', 'refused'],
  ['time.precision.mode', 'adaptive', 'refused'],
  ['interval.handling.mode', 'string', 'refused'],
  ['binary.handling.mode', 'hex', 'refused'],
  ['errors.tolerance', 'all', 'synced'],
  ['auto.restart.on.user.error', 'false', 'synced'],
  ['producer.override.linger.ms', '20', 'synced'],
  ['producer.override.compression.type', 'zstd', 'synced'],
  ['tasks.max', '2', 'synced'],
];

describe('a live connector is compared', () => {
  it('in every key that the builder can set', () => {
    expect(classes.map(([key]) => key)).toEqual(Object.keys(connectorKeys));
  });

  it.each(classes)('%s = %s is %s', (key, live, becomes) => {
    const found = compareConnectorConfig({ ...wanted, [key]: live }, wanted).map((one) => [
      one.key,
      one.current,
      one.isDataShaping ? 'refused' : 'synced',
    ]);
    expect(found).toEqual(becomes === 'ignored' ? [] : [[key, live, becomes]]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['the same', {}],
    [
      'keys that only the service sets',
      {
        'cloud.environment': 'prod',
        'cloud.provider': 'aws',
        'kafka.endpoint': 'SASL_SSL://pkc-river1:9092',
        'kafka.region': 'us-west-2',
        'config.internal.version': '7',
      },
    ],
    ['keys that others set', { 'max.batch.size': '4096', 'topic.creation.default.retention.ms': '-1' }],
    ['a masked value of any key', { 'database.user': mask }],
    ['a list with other blanks', { 'table.include.list': 'public.hotel,public.customer' }],
    ['the defaults of what was left open', { 'interval.handling.mode': 'numeric', 'binary.handling.mode': 'bytes' }],
    ['an empty text for what is not set', { 'signal.data.collection': ' ' }],
  ])('and %s is no difference', (_what, changes) => {
    expect(compareConnectorConfig({ ...wanted, ...changes }, wanted)).toEqual([]);
  });

  it('by the default of the service where it does not set a key', () => {
    const { 'snapshot.mode': _same, 'errors.tolerance': _too, 'decimal.handling.mode': _other, ...live } = wanted;
    expect(compareConnectorConfig(live, wanted)).toEqual([
      { key: 'decimal.handling.mode', current: 'precise', wanted: 'double', isDataShaping: true },
    ]);
    const { 'tasks.max': _count, ...without } = wanted;
    expect(compareConnectorConfig(without, wanted)).toEqual([
      { key: 'tasks.max', current: undefined, wanted: '1', isDataShaping: false },
    ]);
  });

  it.each([
    ['value.converter.decimal.format', true],
    ['key.converter.schemas.enable', true],
    ['transforms', true],
    ['transforms.route.type', true],
    ['max.batch.size', false],
  ])('also in %s, where somebody asks for it', (key, isDataShaping) => {
    const asked = { ...wanted, [key]: 'b' };
    expect(compareConnectorConfig({ ...wanted, [key]: 'a' }, asked)).toEqual([
      { key, current: 'a', wanted: 'b', isDataShaping },
    ]);
  });
});

describe('an update', () => {
  const live = {
    ...wanted,
    'database.password': mask,
    'heartbeat.interval.ms': '0',
    'heartbeat.action.query': 'SELECT 1',
    'max.batch.size': '4096',
    'cloud.provider': 'aws',
    'kafka.api.key': mask,
    'value.converter.basic.auth.user.info': mask,
  };

  it('keeps what others set, and sends no mask and nothing of the service', () => {
    expect(updatedConnectorConfig(live, wanted)).toEqual({ ...wanted, 'max.batch.size': '4096' });
  });

  it('cannot keep a secret that others set', () => {
    expect(secretsOfOthers(live, wanted)).toEqual(['value.converter.basic.auth.user.info']);
    expect(secretsOfOthers(live, { ...wanted, 'value.converter.basic.auth.user.info': 'river:secret' })).toEqual([]);
  });
});
