import {
  blobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  type DuckDBValue,
  listValue,
  mapValue,
  structValue,
} from '@duckdb/node-api';
import type { ColumnValue } from './column-value.ts';
import { type DeltaType, decimalShape } from './delta-type.ts';

/** Makes the function that turns the cells of a column into values that DuckDB takes. */
export function duckdbValueOf(type: DeltaType): (value: ColumnValue) => DuckDBValue {
  const convert = conversion(type);
  return (value) => (value === null ? null : convert(value));
}

type Present = Exclude<ColumnValue, null>;

function conversion(type: DeltaType): (value: Present) => DuckDBValue {
  if (typeof type === 'string') return leafConversion(type);
  if (type.type === 'array') {
    const itemOf = duckdbValueOf(type.elementType);
    return (value) => listValue(itemsOf(value).map(itemOf));
  }
  if (type.type === 'map') {
    const cellOf = duckdbValueOf(type.valueType);
    const entryOf = (entry: ColumnValue): { key: DuckDBValue; value: DuckDBValue } => {
      const { key = null, value = null } = fieldsOf(entry);
      return { key: String(key), value: cellOf(value) };
    };
    return (value) => mapValue(itemsOf(value).map(entryOf));
  }
  const fields = type.fields.map(({ name, type: fieldType }) => ({ name, cellOf: duckdbValueOf(fieldType) }));
  return (value) => {
    const cells = fieldsOf(value);
    return structValue(Object.fromEntries(fields.map(({ name, cellOf }) => [name, cellOf(cells[name] ?? null)])));
  };
}

function leafConversion(type: Extract<DeltaType, string>): (value: Present) => DuckDBValue {
  const decimal = decimalShape(type);
  if (decimal) return (value) => new DuckDBDecimalValue(wholeOf(value), decimal.precision, decimal.scale);
  if (type === 'timestamp') return (value) => new DuckDBTimestampTZValue(wholeOf(value));
  if (type === 'date') return (value) => new DuckDBDateValue(Number(value));
  if (type === 'binary') return (value) => (value instanceof Uint8Array ? blobValue(value) : null);
  return (value) => (typeof value === 'object' ? null : value);
}

function wholeOf(value: Present): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

function itemsOf(value: Present): readonly ColumnValue[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: ColumnValue): { readonly [name: string]: ColumnValue } {
  const isStruct = typeof value === 'object' && value !== null && !isItems(value) && !(value instanceof Uint8Array);
  return isStruct ? value : {};
}

function isItems(value: object): value is readonly ColumnValue[] {
  return Array.isArray(value);
}
