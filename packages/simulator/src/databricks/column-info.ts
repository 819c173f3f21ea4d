import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { TableField, TableFieldType } from '../data-plane.ts';

type Column = UnityCatalogSchemas['Column'];

/** What Spark calls them, as SQL writes them and as Unity Catalog names them. Source: D6.4. */
const primitives: Readonly<Record<string, readonly [text: string, name: string]>> = {
  binary: ['binary', 'BINARY'],
  boolean: ['boolean', 'BOOLEAN'],
  byte: ['tinyint', 'BYTE'],
  date: ['date', 'DATE'],
  double: ['double', 'DOUBLE'],
  float: ['float', 'FLOAT'],
  integer: ['int', 'INT'],
  long: ['bigint', 'LONG'],
  short: ['smallint', 'SHORT'],
  string: ['string', 'STRING'],
  timestamp: ['timestamp', 'TIMESTAMP'],
  timestamp_ntz: ['timestamp_ntz', 'TIMESTAMP_NTZ'],
};

/** A column of a table as Unity Catalog shows it. Source: D6.4. */
export function columnInfo(field: TableField, position: number): Column {
  const { name, type, nullable } = field;
  const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(String(type)) ?? [];
  return {
    name,
    position,
    type_text: typeText(type),
    type_name: typeName(type),
    type_json: JSON.stringify({ name, type, nullable, metadata: field.metadata }),
    type_precision: Number(precision ?? 0),
    type_scale: Number(scale ?? 0),
    nullable,
    ...(typeof field.metadata.comment === 'string' ? { comment: field.metadata.comment } : {}),
  };
}

function typeText(type: TableFieldType): string {
  if (typeof type === 'string') return primitives[type]?.[0] ?? type;
  if (type.type === 'array') return `array<${typeText(type.elementType)}>`;
  if (type.type === 'map') return `map<${typeText(type.keyType)},${typeText(type.valueType)}>`;
  return `struct<${type.fields.map((field) => `${field.name}:${typeText(field.type)}`).join(',')}>`;
}

function typeName(type: TableFieldType): string {
  if (typeof type !== 'string') return type.type.toUpperCase();
  return primitives[type]?.[1] ?? (type.startsWith('decimal') ? 'DECIMAL' : 'USER_DEFINED_TYPE');
}
