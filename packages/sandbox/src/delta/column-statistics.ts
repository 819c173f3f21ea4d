import type { Column } from './column.ts';
import type { ColumnValue } from './column-value.ts';
import { decimalText } from './decimal.ts';
import { type DeltaField, type DeltaStruct, decimalShape } from './delta-type.ts';

/** Readers skip files by these bounds, so a long text is cut, as Delta's own writers do. */
const maxTextLength = 32;
const dayMs = 86_400_000;

/**
 * The statistics of one data file as JSON text: `numRecords`, and per primitive column `minValues`, `maxValues` and
 * `nullCount`. Numbers keep every digit; a bound that cannot be told safely is left out.
 */
export function columnStatistics(schema: DeltaStruct, columns: ReadonlyMap<string, Column>, rowCount: number): string {
  return statisticsText(schema, rowCount, (field) => {
    const column = columns.get(field.name) ?? { constant: null };
    const values = 'constant' in column ? [column.constant] : column;
    return { nullCount: countNulls(values) * (values === column ? 1 : rowCount), bounds: findBounds(field, values) };
  });
}

/** What is known of the cells of one column. */
export interface ColumnSummary {
  readonly nullCount: number;
  /** `undefined` where there are none, or none that are safe to state. */
  readonly bounds: { readonly min: Comparable; readonly max: Comparable } | undefined;
}

/** The same from what is known of each column already. */
export function statisticsText(
  schema: DeltaStruct,
  rowCount: number,
  summaryOf: (field: DeltaField) => ColumnSummary,
): string {
  const minValues: string[] = [];
  const maxValues: string[] = [];
  const nullCounts: string[] = [];
  for (const field of schema.fields.filter(({ type }) => typeof type === 'string')) {
    const { nullCount, bounds } = summaryOf(field);
    const name = JSON.stringify(field.name);
    nullCounts.push(`${name}:${nullCount}`);
    const min = bounds && boundText(field, bounds.min, 'min');
    const max = bounds && boundText(field, bounds.max, 'max');
    if (min === undefined || max === undefined) continue;
    minValues.push(`${name}:${min}`);
    maxValues.push(`${name}:${max}`);
  }
  return `{"numRecords":${rowCount},"minValues":{${minValues}},"maxValues":{${maxValues}},"nullCount":{${nullCounts}}}`;
}

/** A value that has an order here. */
export type Comparable = string | number | bigint;

function findBounds(
  field: DeltaField,
  values: readonly ColumnValue[],
): { min: Comparable; max: Comparable } | undefined {
  let min: Comparable | undefined;
  let max: Comparable | undefined;
  for (const value of values) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') continue;
    if (Number.isNaN(value)) return undefined;
    if (min === undefined || compare(value, min) < 0) min = value;
    if (max === undefined || compare(value, max) > 0) max = value;
  }
  return min === undefined || max === undefined || field.type === 'boolean' ? undefined : { min, max };
}

function countNulls(values: readonly ColumnValue[]): number {
  let count = 0;
  for (const value of values) if (value === null) count += 1;
  return count;
}

function compare(left: Comparable, right: Comparable): number {
  if (left === right) return 0;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  return left < right ? -1 : 1;
}

/**
 * Texts are ordered by their UTF-8 bytes. JavaScript's own order is another one only where a character beyond the basic
 * plane, whose two halves lie from U+D800 to U+DFFF, meets one from U+E000 on.
 */
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  if (at === length) return left.length - right.length;
  return orderOf(left.charCodeAt(at)) - orderOf(right.charCodeAt(at));
}

function orderOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x10000 : unit;
}

function boundText(field: DeltaField, value: Comparable, side: 'min' | 'max'): string | undefined {
  if (field.type === 'date') return isoText(Number(value) * dayMs, 10);
  if (field.type === 'timestamp') return isoText(millisAround(BigInt(value), side), 24);
  if (typeof value === 'bigint') return decimalText(value, decimalShape(field.type)?.scale ?? 0);
  if (typeof value === 'string') return JSON.stringify(cutText(value, side));
  if (!Number.isFinite(value)) return undefined;
  return value.toString();
}

/** Milliseconds that enclose a microsecond timestamp: rounded down for a lower bound, up for an upper one. */
function millisAround(micros: bigint, side: 'min' | 'max'): number {
  const down = Number((micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n);
  return side === 'max' && micros % 1000n !== 0n ? down + 1 : down;
}

/** Four-digit years only: the format has no agreed form for others. */
function isoText(epochMs: number, length: number): string | undefined {
  const date = new Date(epochMs);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? `"${date.toISOString().slice(0, length)}"` : undefined;
}

/** A cut text is still a lower bound; an upper one gets the highest character at its end. */
function cutText(text: string, side: 'min' | 'max'): string {
  const characters = [...text];
  if (characters.length <= maxTextLength) return text;
  const start = characters.slice(0, maxTextLength).join('');
  return side === 'min' ? start : `${start}\u{10FFFF}`;
}
