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
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { doubleText, floatText } from './spark/number-text.ts';

/**
 * A result cell as text: numbers with all their digits, dates as `yyyy-mm-dd`, timestamps as ISO 8601 in UTC, bytes in
 * base64, nested values as JSON text; null stays null.
 */
export function cellText(value: DuckDBValue, type: DuckDBType): string | null {
  if (value === null) return null;
  return isNested(value) ? nestedJson(value, type) : scalarText(value, type);
}

type NestedValue = DuckDBListValue | DuckDBArrayValue | DuckDBStructValue | DuckDBMapValue;

function isNested(value: DuckDBValue): value is NestedValue {
  return (
    value instanceof DuckDBListValue ||
    value instanceof DuckDBArrayValue ||
    value instanceof DuckDBStructValue ||
    value instanceof DuckDBMapValue
  );
}

function nestedJson(value: NestedValue, type: DuckDBType): string {
  if (value instanceof DuckDBMapValue) {
    const { keyType, valueType } = type.typeId === DuckDBTypeId.MAP ? type : { keyType: type, valueType: type };
    const entries = value.entries.map(
      (entry) => `${JSON.stringify(cellText(entry.key, keyType))}:${json(entry.value, valueType)}`,
    );
    return `{${entries.join(',')}}`;
  }
  if (value instanceof DuckDBStructValue) {
    const entryTypes = type.typeId === DuckDBTypeId.STRUCT ? type.entryTypes : [];
    const entries = Object.entries(value.entries).map(
      ([name, entry], index) => `${JSON.stringify(name)}:${json(entry, entryTypes[index] ?? type)}`,
    );
    return `{${entries.join(',')}}`;
  }
  const valueType = type.typeId === DuckDBTypeId.LIST || type.typeId === DuckDBTypeId.ARRAY ? type.valueType : type;
  return `[${value.items.map((item) => json(item, valueType)).join(',')}]`;
}

/** Numbers and booleans stand bare inside JSON, everything else in quotes. */
function json(value: DuckDBValue, type: DuckDBType): string {
  if (value === null) return 'null';
  if (isNested(value)) return nestedJson(value, type);
  const text = scalarText(value, type);
  const isBare =
    typeof value === 'boolean' ||
    typeof value === 'bigint' ||
    value instanceof DuckDBDecimalValue ||
    (typeof value === 'number' && Number.isFinite(value));
  return isBare ? text : JSON.stringify(text);
}

function scalarText(value: Exclude<DuckDBValue, null>, type: DuckDBType): string {
  if (typeof value === 'number') return numberText(value, type);
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) {
    return timestampText(value.micros) ?? value.toString();
  }
  if (value instanceof DuckDBDateValue) return isoText(value.days * 86_400_000)?.slice(0, 10) ?? value.toString();
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64');
  return value.toString();
}

/** Milliseconds always, microseconds only where there are some. */
function timestampText(micros: bigint): string | undefined {
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const text = isoText(Number((micros - rest) / 1000n));
  return rest === 0n ? text : text?.replace('Z', `${rest.toString().padStart(3, '0')}Z`);
}

/** Undefined for an infinite date, or one beyond what JavaScript counts. */
function isoText(epochMs: number): string | undefined {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function numberText(value: number, type: DuckDBType): string {
  if (type.typeId === DuckDBTypeId.DOUBLE) return doubleText(value);
  return type.typeId === DuckDBTypeId.FLOAT ? floatText(value) : value.toString();
}
