import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { arrowFile } from './arrow-file.ts';

const columns = (...types: string[]) => types.map((type_text, index) => ({ name: `c${index}`, type_text }));

/** Cells as a reader of Arrow has them, column by column. */
async function read(types: readonly string[], rows: readonly (readonly (string | null)[])[]): Promise<unknown[][]> {
  const { batches } = tableFromIPC(await arrowFile(columns(...types), rows));
  return types.map((_type, column) => batches.flatMap((batch) => [...(batch.getChildAt(column) ?? [])]));
}

it.each([
  ['boolean', ['true', 'false'], [true, false]],
  ['tinyint', ['-128', '127'], [-128, 127]],
  ['smallint', ['-32768'], [-32_768]],
  ['int', ['2147483647'], [2_147_483_647]],
  ['bigint', ['9007199254740993', '-1'], [9_007_199_254_740_993n, -1n]],
  ['float', ['1.5'], [1.5]],
  ['double', ['NaN', '-Infinity', '1E-7'], [Number.NaN, Number.NEGATIVE_INFINITY, 1e-7]],
  ['date', ['2026-01-02', '1969-12-31'], [Date.UTC(2026, 0, 2), Date.UTC(1969, 11, 31)]],
  ['timestamp', ['2026-01-02T03:04:05.123Z', '1969-12-31T23:59:59.500Z'], [Date.UTC(2026, 0, 2, 3, 4, 5, 123), -500]],
  ['timestamp_ntz', ['2026-01-02 03:04:05'], [Date.UTC(2026, 0, 2, 3, 4, 5)]],
  ['string', ['a', ''], ['a', '']],
  ['array<int>', ['[1,2]'], ['[1,2]']],
  ['binary', ['AQI='], [new Uint8Array([1, 2])]],
])('%s', async (type, cells, values) => {
  const rows = [...cells, null].map((cell) => [cell]);
  expect(await read([type], rows)).toEqual([[...values, null]]);
});

it.each([
  ['decimal(10,2)', '-1.50', -150n],
  ['decimal(10,2)', '7', 700n],
  ['decimal(38,0)', '99999999999999999999999999999999999999', 99_999_999_999_999_999_999_999_999_999_999_999_999n],
  ['decimal(38,18)', '-0.000000000000000001', -1n],
])('%s %s', async (type, cell, unscaled) => {
  const [[value]] = (await read([type], [[cell]])) as [[{ readonly buffer: ArrayBuffer } & Uint32Array]];
  const words = [...(value ?? [])].map(BigInt);
  expect(
    BigInt.asIntN(
      128,
      words.reduceRight((sum, word) => (sum << 32n) | word, 0n),
    ),
  ).toBe(unscaled);
});

it('microseconds are kept, and two columns of one name are two columns', async () => {
  const named = [
    { name: 't', type_text: 'timestamp' },
    { name: 't', type_text: 'timestamp' },
  ];
  const bytes = await arrowFile(named, [['2026-01-02T03:04:05.123456Z', '2026-01-02T03:04:05.000001Z']]);
  const [batch] = tableFromIPC(bytes).batches;
  const values = batch?.data.children.map((child) => child.values[0]);
  expect(values).toEqual([1_767_323_045_123_456n, 1_767_323_045_000_001n]);
});

it('without rows there is the schema', async () => {
  const table = tableFromIPC(await arrowFile(columns('int', 'string'), []));
  expect([table.numRows, table.schema.fields.map(({ name, type }) => `${name} ${type}`)]).toEqual([
    0,
    ['c0 Int32', 'c1 Utf8'],
  ]);
});
