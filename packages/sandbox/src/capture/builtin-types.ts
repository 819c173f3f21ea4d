import type { SourceType } from './source-table.ts';

/** Object ids of built-in types. They are part of PostgreSQL's interface and never change. */
const names: Readonly<Record<number, string>> = {
  16: 'bool',
  17: 'bytea',
  18: 'char',
  19: 'name',
  20: 'int8',
  21: 'int2',
  23: 'int4',
  25: 'text',
  26: 'oid',
  114: 'json',
  142: 'xml',
  600: 'point',
  650: 'cidr',
  700: 'float4',
  701: 'float8',
  774: 'macaddr8',
  790: 'money',
  829: 'macaddr',
  869: 'inet',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1266: 'timetz',
  1560: 'bit',
  1562: 'varbit',
  1700: 'numeric',
  2950: 'uuid',
  3614: 'tsvector',
  3802: 'jsonb',
};

/** What is known of a type by its number alone: of a column that was altered or dropped since. */
export function builtinType(oid: number): SourceType {
  return { oid, name: names[oid] ?? 'text', kind: 'b' };
}
