import type { Data, DataType } from 'apache-arrow';

type Arrow = typeof import('apache-arrow');

/** A column of a result: its type as SQL writes it, and its cells as text. */
export interface TextColumn {
  readonly typeText: string;
  readonly cells: readonly (string | null)[];
}

/** How the cells of one type are put into a column. */
interface ColumnKind {
  readonly type: DataType;
  readonly fill: (cells: readonly (string | null)[]) => ArrayBufferView;
}

/**
 * A column as Arrow. Times are in microseconds, a decimal has 128 bits, and what is nested or has no type of Arrow's is text: that
 * is what a warehouse sends to drivers that do not ask for more.
 */
export function arrowColumn(arrow: Arrow, { typeText, cells }: TextColumn): Data {
  const kind = fixedWidth(arrow, typeText.trim().toLowerCase());
  if (!kind) return arrow.vectorFromArray([...texts(typeText, cells)], textType(arrow, typeText)).data[0] as Data;
  const nullBitmap = new Uint8Array(Math.ceil(cells.length / 8));
  cells.forEach((cell, index) => {
    if (cell !== null) nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  });
  const nullCount = cells.filter((cell) => cell === null).length;
  const { type, fill } = kind;
  return arrow.makeData({ type, length: cells.length, nullCount, nullBitmap, data: fill(cells) } as never);
}

/** The type of a column, of which there may be no cell. */
export function arrowType(arrow: Arrow, typeText: string): DataType {
  return fixedWidth(arrow, typeText.trim().toLowerCase())?.type ?? textType(arrow, typeText);
}

function textType(arrow: Arrow, typeText: string): DataType {
  return /^binary$/i.test(typeText.trim()) ? new arrow.Binary() : new arrow.Utf8();
}

function texts(typeText: string, cells: readonly (string | null)[]): readonly unknown[] {
  if (!/^binary$/i.test(typeText.trim())) return cells;
  return cells.map((cell) => (cell === null ? null : new Uint8Array(Buffer.from(cell, 'base64'))));
}

function fixedWidth(arrow: Arrow, typeText: string): ColumnKind | undefined {
  switch (typeText) {
    case 'boolean':
      return { type: new arrow.Bool(), fill: bits };
    case 'tinyint':
      return { type: new arrow.Int8(), fill: (cells) => Int8Array.from(cells, Number) };
    case 'smallint':
      return { type: new arrow.Int16(), fill: (cells) => Int16Array.from(cells, Number) };
    case 'int':
      return { type: new arrow.Int32(), fill: (cells) => Int32Array.from(cells, Number) };
    case 'bigint':
      return { type: new arrow.Int64(), fill: (cells) => BigInt64Array.from(cells, (cell) => BigInt(cell ?? 0)) };
    case 'float':
      return { type: new arrow.Float32(), fill: (cells) => Float32Array.from(cells, Number) };
    case 'double':
      return { type: new arrow.Float64(), fill: (cells) => Float64Array.from(cells, Number) };
    case 'date':
      return { type: new arrow.DateDay(), fill: (cells) => Int32Array.from(cells, (cell) => daysSince1970(cell)) };
    case 'timestamp':
      return { type: new arrow.TimestampMicrosecond('Etc/UTC'), fill: microseconds };
    case 'timestamp_ntz':
      return { type: new arrow.TimestampMicrosecond(), fill: microseconds };
    default:
      return decimal(arrow, typeText);
  }
}

function decimal(arrow: Arrow, typeText: string): ColumnKind | undefined {
  const [, precision, scale = '0'] = /^decimal\((\d+)(?:,\s*(\d+))?\)$/.exec(typeText) ?? [];
  if (precision === undefined) return undefined;
  return {
    type: new arrow.Decimal(Number(scale), Number(precision), 128),
    fill(cells) {
      const words = new BigUint64Array(cells.length * 2);
      cells.forEach((cell, index) => {
        const whole = unscaled(cell ?? '0', Number(scale));
        words[index * 2] = BigInt.asUintN(64, whole);
        words[index * 2 + 1] = BigInt.asUintN(64, whole >> 64n);
      });
      return new Uint32Array(words.buffer);
    },
  };
}

/** `-1.5` with two digits behind the point is -150. */
function unscaled(text: string, scale: number): bigint {
  const [, sign = '', whole = '0', rest = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  return BigInt(`${sign}${whole}${rest.slice(0, scale).padEnd(scale, '0')}`);
}

function bits(cells: readonly (string | null)[]): Uint8Array {
  const packed = new Uint8Array(Math.ceil(cells.length / 8));
  cells.forEach((cell, index) => {
    if (cell === 'true') packed[index >> 3] = (packed[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return packed;
}

function daysSince1970(cell: string | null): number {
  return cell === null ? 0 : Math.floor(Date.parse(`${cell}T00:00:00Z`) / 86_400_000);
}

/** `2026-01-01T10:00:00.123456Z`, with a space in place of the T, or without the zone. */
function microseconds(cells: readonly (string | null)[]): BigInt64Array {
  return BigInt64Array.from(cells, (cell) => {
    if (cell === null) return 0n;
    const [, day = '', time = '', fraction = ''] = /^(\S+?)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(cell) ?? [];
    const offset = /(Z|[+-]\d\d:\d\d)$/.exec(cell)?.[1] ?? 'Z';
    const seconds = BigInt(Date.parse(`${day}T${time}${offset}`)) / 1_000n;
    return seconds * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0') || 0);
  });
}
