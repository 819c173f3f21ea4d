import { quoteIdentifier } from '../duckdb-quoting.ts';
import type { DeltaType } from './delta-type.ts';

/** A Delta type as DuckDB spells it. */
export function duckdbType(type: DeltaType): string {
  if (typeof type === 'string') return primitives[type] ?? type.toUpperCase();
  if (type.type === 'array') return `${duckdbType(type.elementType)}[]`;
  if (type.type === 'map') return `MAP(${duckdbType(type.keyType)}, ${duckdbType(type.valueType)})`;
  return `STRUCT(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${duckdbType(field.type)}`).join(', ')})`;
}

/** Types whose name in upper case is not DuckDB's own; `boolean`, `date` and decimals are. */
const primitives: Record<string, string> = {
  string: 'VARCHAR',
  long: 'BIGINT',
  short: 'SMALLINT',
  byte: 'TINYINT',
  binary: 'BLOB',
  timestamp: 'TIMESTAMPTZ',
};
