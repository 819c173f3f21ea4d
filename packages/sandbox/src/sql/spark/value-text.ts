import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { dateText, timestampText } from './date-text.ts';
import { decimalValueText } from './decimal-value.ts';
import { doubleText, floatText } from './number-text.ts';
import type { SqlType } from './sql-type.ts';

/** What CAST(… AS STRING) gives; null stays null. */
export function valueText(value: DuckDBValue, type: SqlType): string | null {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (type === 'double') return doubleText(value);
    return type === 'float' ? floatText(value) : String(value);
  }
  if (value instanceof DuckDBDecimalValue) return decimalValueText({ unscaled: value.value, scale: value.scale });
  if (value instanceof DuckDBDateValue) return dateText(value.days);
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue)
    return timestampText(value.micros);
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('utf8');
  if (typeof type !== 'string') return nestedText(value, type);
  return String(value);
}

function nestedText(value: DuckDBValue, type: Exclude<SqlType, string>): string {
  const inner = (item: DuckDBValue, itemType: SqlType): string => valueText(item, itemType) ?? 'null';
  if (value instanceof DuckDBMapValue && type.kind === 'map') {
    const entries = value.entries.map((entry) => `${inner(entry.key, type.key)} -> ${inner(entry.value, type.value)}`);
    return `{${entries.join(', ')}}`;
  }
  if (value instanceof DuckDBStructValue && type.kind === 'struct') {
    const entries = Object.values(value.entries).map((item, index) =>
      inner(item, type.fields[index]?.type ?? 'string'),
    );
    return `{${entries.join(', ')}}`;
  }
  if ((value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) && type.kind === 'array') {
    return `[${value.items.map((item) => inner(item, type.element)).join(', ')}]`;
  }
  return String(value);
}
