import { expect, it } from 'vitest';
import { avroColumns } from './avro-columns.ts';
import { columnInfo } from './databricks/column-info.ts';

it.each([
  ['int', 'int', 'INT'],
  ['long', 'bigint', 'LONG'],
  ['float', 'float', 'FLOAT'],
  ['double', 'double', 'DOUBLE'],
  ['boolean', 'boolean', 'BOOLEAN'],
  ['string', 'string', 'STRING'],
  ['bytes', 'binary', 'BINARY'],
  [['null', 'string'], 'string', 'STRING'],
  [{ type: 'enum', name: 'E', symbols: ['A'] }, 'string', 'STRING'],
  [{ type: 'int', logicalType: 'date' }, 'date', 'DATE'],
  [{ type: 'long', logicalType: 'timestamp-micros' }, 'timestamp', 'TIMESTAMP'],
  [{ type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 }, 'decimal(10,2)', 'DECIMAL'],
  [{ type: 'array', items: 'long' }, 'array<bigint>', 'ARRAY'],
  [{ type: 'map', values: { type: 'array', items: 'int' } }, 'map<string,array<int>>', 'MAP'],
  [
    {
      type: 'record',
      name: 'R',
      fields: [
        { name: 'a', type: 'int' },
        { name: 'b', type: ['null', 'bytes'] },
      ],
    },
    'struct<a:int,b:binary>',
    'STRUCT',
  ],
] as const)('%j is a column of type %s', (type, text, name) => {
  const [field] = avroColumns({ type: 'record', name: 'T', fields: [{ name: 'c', type }] }, false);
  const column = field && columnInfo(field, 0);
  expect([column?.type_text, column?.type_name]).toEqual([text, name]);
});

it('a column has its JSON as Spark writes it, its precision, and may be null', () => {
  const decimal = { type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 };
  const columns = avroColumns({ type: 'record', name: 'T', fields: [{ name: 'price', type: decimal }] }, true);
  expect(columns.map(columnInfo)[0]).toEqual({
    name: 'price',
    position: 0,
    type_text: 'decimal(10,2)',
    type_name: 'DECIMAL',
    type_json: '{"name":"price","type":"decimal(10,2)","nullable":true,"metadata":{}}',
    type_precision: 10,
    type_scale: 2,
    nullable: true,
  });
  expect(columns.slice(1).map((one) => one.name)).toEqual([
    'cflt_metadata_topic',
    'cflt_metadata_partition',
    'cflt_metadata_offset',
    'cflt_metadata_timestamp',
  ]);
});
