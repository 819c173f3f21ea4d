import { expect, test } from 'vitest';
import { tableColumns } from './delta-schema.ts';
import { describeType } from './delta-type.ts';

const typesOf = (fields: readonly unknown[], keySchema?: unknown): Record<string, string> => {
  const valueSchema = { type: 'record', name: 'Value', namespace: 'river', fields };
  const { schema } = tableColumns({ valueSchema, keySchema, metadataColumns: 'DEFAULT' });
  const own = schema.fields.filter(({ name }) => !name.startsWith('$$'));
  return Object.fromEntries(own.map(({ name, type }) => [name, describeType(type)]));
};

test('every Avro type has its column type', () => {
  const point = { type: 'record', name: 'Point', fields: [{ name: 'x', type: 'double' }] };
  expect(
    typesOf([
      { name: 'a_boolean', type: 'boolean' },
      { name: 'an_int', type: 'int' },
      { name: 'a_long', type: { type: 'long' } },
      { name: 'a_float', type: 'float' },
      { name: 'a_double', type: 'double' },
      { name: 'some_bytes', type: 'bytes' },
      { name: 'a_fixed', type: { type: 'fixed', name: 'Hash', size: 16 } },
      { name: 'a_string', type: ['null', 'string'] },
      { name: 'an_enum', type: { type: 'enum', name: 'Color', symbols: ['RED'] } },
      { name: 'an_array', type: { type: 'array', items: ['null', 'long'] } },
      { name: 'a_map', type: { type: 'map', values: 'Color' } },
      { name: 'a_record', type: point },
      { name: 'named_again', type: ['null', 'river.Point'] },
    ]),
  ).toEqual({
    a_boolean: 'boolean',
    an_int: 'int',
    a_long: 'bigint',
    a_float: 'float',
    a_double: 'double',
    some_bytes: 'binary',
    a_fixed: 'binary',
    a_string: 'string',
    an_enum: 'string',
    an_array: 'array<bigint>',
    a_map: 'map<string,string>',
    a_record: 'struct<x:double>',
    named_again: 'struct<x:double>',
  });
});

test('logical types and the names that Debezium gives', () => {
  expect(
    typesOf([
      { name: 'date', type: { type: 'int', logicalType: 'date' } },
      { name: 'millis', type: { type: 'long', logicalType: 'timestamp-millis' } },
      { name: 'micros', type: { type: 'long', logicalType: 'timestamp-micros' } },
      { name: 'decimal', type: { type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 } },
      { name: 'debezium_date', type: ['null', { type: 'int', 'connect.name': 'io.debezium.time.Date' }] },
      { name: 'debezium_millis', type: { type: 'long', 'connect.name': 'io.debezium.time.Timestamp' } },
      { name: 'debezium_micros', type: { type: 'long', 'connect.name': 'io.debezium.time.MicroTimestamp' } },
      { name: 'zoned', type: { type: 'string', 'connect.name': 'io.debezium.time.ZonedTimestamp' } },
      { name: 'time_of_day', type: { type: 'long', 'connect.name': 'io.debezium.time.MicroTime' } },
      { name: 'wide', type: { type: 'bytes', logicalType: 'decimal', precision: 64, scale: 4 } },
      { name: 'misplaced', type: { type: 'string', logicalType: 'date' } },
    ]),
  ).toEqual({
    date: 'date',
    millis: 'timestamp',
    micros: 'timestamp',
    decimal: 'decimal(10,2)',
    debezium_date: 'date',
    debezium_millis: 'timestamp',
    debezium_micros: 'timestamp',
    zoned: 'string',
    time_of_day: 'bigint',
    wide: 'decimal(38,4)',
    misplaced: 'string',
  });
});

test('key fields that the value does not have become columns', () => {
  const keySchema = {
    type: 'record',
    name: 'Key',
    fields: [
      { name: 'ID', type: 'string' },
      { name: 'region', type: 'string' },
    ],
  };
  expect(typesOf([{ name: 'id', type: 'long' }], keySchema)).toEqual({ id: 'bigint', region: 'string' });
  expect(typesOf([{ name: 'id', type: 'long' }], 'string')).toEqual({ id: 'bigint', key: 'string' });
});

test.each([
  ['DEFAULT', ['$$topic', '$$partition', '$$headers', '$$leader-epoch', '$$offset', '$$timestamp', '$$timestamp-type']],
  [
    'PORTABLE',
    [
      'cflt_metadata_topic',
      'cflt_metadata_partition',
      'cflt_metadata_headers',
      'cflt_metadata_leader_epoch',
      'cflt_metadata_offset',
      'cflt_metadata_timestamp',
      'cflt_metadata_timestamp_type',
    ],
  ],
] as const)('the metadata columns of the %s scheme', (scheme, names) => {
  const { schema } = tableColumns({
    valueSchema: { type: 'record', name: 'Value', fields: [] },
    metadataColumns: scheme,
  });
  expect(schema.fields.map(({ name }) => name)).toEqual(names);
  expect(schema.fields.map(({ type }) => describeType(type))).toEqual([
    'string',
    'int',
    'map<string,binary>',
    'int',
    'bigint',
    'timestamp',
    'string',
  ]);
});

test('refuses what no column can hold', () => {
  expect(() => typesOf([{ name: 'either', type: ['int', 'string'] }])).toThrow("field 'either' is a union of several");
  expect(() => typesOf([{ name: 'next', type: ['null', 'Value'] }])).toThrow("field 'next' refers to itself");
  expect(() => typesOf([{ name: 'what', type: 'Nowhere' }])).toThrow("refers to an unknown type 'Nowhere'");
  expect(() =>
    typesOf([
      { name: 'id', type: 'int' },
      { name: 'Id', type: 'int' },
    ]),
  ).toThrow("Two fields are named 'Id'");
});
