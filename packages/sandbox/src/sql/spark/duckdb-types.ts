import {
  ARRAY,
  BIGINT,
  BLOB,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBType,
  DuckDBTypeId,
  FLOAT,
  INTEGER,
  LIST,
  MAP,
  SMALLINT,
  STRUCT,
  TIMESTAMP,
  TIMESTAMPTZ,
  TINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { decimalOf, decimalText, type SqlType } from './sql-type.ts';

const primitives: Readonly<Record<string, { readonly sql: string; readonly type: DuckDBType }>> = {
  binary: { sql: 'BLOB', type: BLOB },
  boolean: { sql: 'BOOLEAN', type: BOOLEAN },
  byte: { sql: 'TINYINT', type: TINYINT },
  date: { sql: 'DATE', type: DATE },
  double: { sql: 'DOUBLE', type: DOUBLE },
  float: { sql: 'FLOAT', type: FLOAT },
  integer: { sql: 'INTEGER', type: INTEGER },
  long: { sql: 'BIGINT', type: BIGINT },
  short: { sql: 'SMALLINT', type: SMALLINT },
  string: { sql: 'VARCHAR', type: VARCHAR },
  timestamp: { sql: 'TIMESTAMPTZ', type: TIMESTAMPTZ },
  timestamp_ntz: { sql: 'TIMESTAMP', type: TIMESTAMP },
  void: { sql: '"NULL"', type: VARCHAR },
};

/** A type as DuckDB's SQL spells it. */
export function duckdbTypeText(type: SqlType): string {
  if (typeof type === 'string') return primitives[type]?.sql ?? type.toUpperCase();
  if (type.kind === 'array') return `${duckdbTypeText(type.element)}[]`;
  if (type.kind === 'map') return `MAP(${duckdbTypeText(type.key)}, ${duckdbTypeText(type.value)})`;
  return `STRUCT(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${duckdbTypeText(field.type)}`).join(', ')})`;
}

/** The same as an object. */
export function duckdbTypeOf(type: SqlType): DuckDBType {
  if (typeof type === 'string') {
    const decimal = decimalOf(type);
    return decimal ? DECIMAL(decimal.precision, decimal.scale) : (primitives[type]?.type ?? VARCHAR);
  }
  if (type.kind === 'array') return LIST(duckdbTypeOf(type.element));
  if (type.kind === 'map') return MAP(duckdbTypeOf(type.key), duckdbTypeOf(type.value));
  return STRUCT(Object.fromEntries(type.fields.map((field) => [field.name, duckdbTypeOf(field.type)])));
}

const byId = new Map<DuckDBTypeId, SqlType>([
  [DuckDBTypeId.BIGINT, 'long'],
  [DuckDBTypeId.BLOB, 'binary'],
  [DuckDBTypeId.BOOLEAN, 'boolean'],
  [DuckDBTypeId.DATE, 'date'],
  [DuckDBTypeId.DOUBLE, 'double'],
  [DuckDBTypeId.FLOAT, 'float'],
  [DuckDBTypeId.HUGEINT, 'decimal(38,0)'],
  [DuckDBTypeId.INTEGER, 'integer'],
  [DuckDBTypeId.INTERVAL, 'interval'],
  [DuckDBTypeId.SMALLINT, 'short'],
  [DuckDBTypeId.SQLNULL, 'void'],
  [DuckDBTypeId.TIMESTAMP, 'timestamp_ntz'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'timestamp'],
  [DuckDBTypeId.TINYINT, 'byte'],
  [DuckDBTypeId.UBIGINT, 'long'],
  [DuckDBTypeId.UINTEGER, 'long'],
  [DuckDBTypeId.VARCHAR, 'string'],
]);

/** What a type of DuckDB is in Spark. What has no equal there is a string. */
export function sqlTypeOf(type: DuckDBType): SqlType {
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return decimalText({ precision: type.width, scale: type.scale });
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { kind: 'array', element: sqlTypeOf(type.valueType) };
    case DuckDBTypeId.MAP:
      return { kind: 'map', key: sqlTypeOf(type.keyType), value: sqlTypeOf(type.valueType) };
    case DuckDBTypeId.STRUCT:
      return {
        kind: 'struct',
        fields: type.entryNames.map((name, index) => ({
          name,
          type: sqlTypeOf(type.entryTypes[index] ?? ARRAY(VARCHAR, 1)),
        })),
      };
    default:
      return byId.get(type.typeId) ?? 'string';
  }
}
