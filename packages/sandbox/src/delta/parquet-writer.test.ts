import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ColumnValue } from './column-value.ts';
import { type DeltaStruct, type DeltaType, nullableField } from './delta-type.ts';
import { createParquetWriter, type ParquetWriter } from './parquet-writer.ts';

let folder: string;
let writer: ParquetWriter;

beforeAll(async () => {
  writer = await createParquetWriter();
});

afterAll(() => writer.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parquet-test-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(columns: readonly (readonly [string, DeltaType, readonly ColumnValue[]])[]): Promise<ArrayBuffer> {
  const schema: DeltaStruct = { type: 'struct', fields: columns.map(([name, type]) => nullableField(name, type)) };
  const values = new Map(columns.map(([name, , data]) => [name, data]));
  const rowCount = columns[0]?.[2].length ?? 0;
  const file = await writer.write(folder, { schema, columns: values, rowCount });
  expect(file.name).toMatch(/^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$/);
  const content = await readFile(path.join(folder, file.name));
  expect(content.byteLength).toBe(file.sizeBytes);
  return content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
}

test('values come back exactly', async () => {
  const file = await write([
    ['long', 'long', [9_007_199_254_740_993n, null]],
    ['text', 'string', ['ä', '']],
    ['float', 'float', [0.5, null]],
    ['flag', 'boolean', [false, null]],
    ['bytes', 'binary', [Buffer.from([0, 255]), null]],
    ['numbers', { type: 'array', elementType: 'integer', containsNull: true }, [[1, null], []]],
    [
      'row',
      { type: 'struct', fields: [nullableField('a', 'long'), nullableField('b', 'string')] },
      [{ a: 1n, b: null }, null],
    ],
    [
      'map',
      { type: 'map', keyType: 'string', valueType: 'long', valueContainsNull: true },
      [[{ key: 'k', value: 2n }], []],
    ],
  ]);
  expect(await parquetReadObjects({ file, utf8: false })).toEqual([
    {
      long: 9_007_199_254_740_993n,
      text: 'ä',
      float: 0.5,
      flag: false,
      bytes: new Uint8Array([0, 255]),
      numbers: [1, null],
      row: { a: 1n, b: null },
      map: { k: 2n },
    },
    { long: null, text: '', float: null, flag: null, bytes: null, numbers: [], row: undefined, map: {} },
  ]);
});

test('times and decimals have the types that other readers expect', async () => {
  const file = await write([
    ['at', 'timestamp', [1_700_000_000_123_456n]],
    ['on', 'date', [19_000]],
    ['small', 'decimal(9,2)', [-1n]],
    ['middle', 'decimal(18,2)', [10n ** 18n - 1n]],
    ['large', 'decimal(38,4)', [-(10n ** 38n) + 1n]],
  ]);
  const metadata = parquetMetadata(file);
  expect(
    metadata.schema.slice(1).map(({ name, type, type_length, converted_type, logical_type }) => ({
      name,
      type: type_length === undefined ? type : `${type}(${type_length})`,
      converted_type,
      logical_type,
    })),
  ).toEqual([
    {
      name: 'at',
      type: 'INT64',
      converted_type: 'TIMESTAMP_MICROS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
    },
    { name: 'on', type: 'INT32', converted_type: 'DATE', logical_type: undefined },
    {
      name: 'small',
      type: 'INT32',
      converted_type: 'DECIMAL',
      logical_type: { type: 'DECIMAL', precision: 9, scale: 2 },
    },
    {
      name: 'middle',
      type: 'INT64',
      converted_type: 'DECIMAL',
      logical_type: { type: 'DECIMAL', precision: 18, scale: 2 },
    },
    {
      name: 'large',
      type: 'FIXED_LEN_BYTE_ARRAY(16)',
      converted_type: 'DECIMAL',
      logical_type: { type: 'DECIMAL', precision: 38, scale: 4 },
    },
  ]);
  expect(metadata.row_groups[0]?.columns.map((column) => column.meta_data?.codec)).toEqual(Array(5).fill('SNAPPY'));
});
