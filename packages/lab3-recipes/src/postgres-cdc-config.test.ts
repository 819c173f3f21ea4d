import { createSecret } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { compareConnectorConfig, postgresCdcConfig } from './postgres-cdc-config.ts';

const config = postgresCdcConfig({
  name: 'river-cdc',
  serviceAccountId: 'sa-river1',
  database: {
    hostname: 'db.river.example',
    port: 6432,
    user: 'debezium',
    password: createSecret('river-database-secret'),
    databaseName: 'workshop',
    sslMode: 'prefer',
  },
  topicPrefix: 'riverhotel',
  tables: ['public.hotel', 'public.customer'],
  slotName: 'river_slot',
  publicationName: 'river_pub',
});

describe('the configuration of the connector', () => {
  it('is what the lab sets up, as texts', () => {
    expect(config).toEqual({
      'connector.class': 'PostgresCdcSourceV2',
      name: 'river-cdc',
      'kafka.auth.mode': 'SERVICE_ACCOUNT',
      'kafka.service.account.id': 'sa-river1',
      'database.hostname': 'db.river.example',
      'database.port': '6432',
      'database.user': 'debezium',
      'database.password': 'river-database-secret',
      'database.dbname': 'workshop',
      'database.sslmode': 'prefer',
      'plugin.name': 'pgoutput',
      'slot.name': 'river_slot',
      'publication.name': 'river_pub',
      'publication.autocreate.mode': 'filtered',
      'snapshot.mode': 'initial',
      'table.include.list': 'public.hotel, public.customer',
      'topic.prefix': 'riverhotel',
      'output.data.format': 'AVRO',
      'output.key.format': 'AVRO',
      'after.state.only': 'true',
      'tombstones.on.delete': 'false',
      'decimal.handling.mode': 'double',
      'time.precision.mode': 'connect',
      'heartbeat.interval.ms': '60000',
      'tasks.max': '1',
    });
  });
});

describe('comparing with a live connector', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['the same', {}],
    ['keys that only the service knows', { 'cloud.provider': 'aws', 'kafka.region': 'us-west-2' }],
    ['a masked password', { 'database.password': '****************' }],
    ['a list with other blanks', { 'table.include.list': 'public.hotel,public.customer' }],
  ])('finds no difference in %s', (_what, change) => {
    expect(compareConnectorConfig({ ...config, ...change }, config)).toEqual([]);
  });

  it.each([
    ['database.hostname', 'db2.river.example', false],
    ['table.include.list', 'public.customer, public.hotel', false],
    ['heartbeat.interval.ms', '0', false],
    ['connector.class', 'PostgresCdcSource', true],
    ['topic.prefix', 'river', true],
    ['output.data.format', 'JSON_SR', true],
    ['output.key.format', 'JSON', true],
    ['after.state.only', 'false', true],
    ['tombstones.on.delete', 'true', true],
    ['decimal.handling.mode', 'precise', true],
    ['time.precision.mode', 'adaptive', true],
    ['slot.name', 'debezium', true],
    ['publication.name', 'dbz_publication', true],
  ])('%s = %s reshapes the data: %s', (key, current, isDataShaping) => {
    expect(compareConnectorConfig({ ...config, [key]: current }, config)).toEqual([
      { key, current, wanted: config[key], isDataShaping },
    ]);
  });

  it('finds what is not set at all', () => {
    const { 'snapshot.mode': _absent, ...rest } = config;
    expect(compareConnectorConfig(rest, config)).toEqual([
      { key: 'snapshot.mode', current: undefined, wanted: 'initial', isDataShaping: false },
    ]);
  });
});
