import type { TableField, TableFieldType } from './data-plane.ts';

type Avro = string | readonly Avro[] | AvroObject;
interface AvroObject {
  readonly type: Avro;
  readonly logicalType?: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly fields?: readonly { readonly name: string; readonly type: Avro }[];
  readonly items?: Avro;
  readonly values?: Avro;
}

const primitives: Readonly<Record<string, string>> = {
  int: 'integer',
  bytes: 'binary',
  fixed: 'binary',
  enum: 'string',
};

/** What Tableflow adds to each row: where it came from. Source: D10.3. */
const own = [
  ['topic', 'string'],
  ['partition', 'integer'],
  ['offset', 'long'],
  ['timestamp', 'timestamp'],
] as const;

/**
 * The columns of the table of a topic: the fields of its newest schema, then Tableflow's own. Every column may be null.
 *
 * @param isPortable whether Tableflow's columns have names that need no quotes
 */
export function avroColumns(schema: unknown, isPortable: boolean): readonly TableField[] {
  const { fields = [] } = (schema ?? {}) as Partial<AvroObject>;
  const prefix = isPortable ? 'cflt_metadata_' : '$$';
  return [
    ...fields.map((field) => column(field.name, typeOf(field.type))),
    ...own.map(([name, type]) => column(`${prefix}${name}`, type)),
  ];
}

function column(name: string, type: TableFieldType): TableField {
  return { name, type, nullable: true, metadata: {} };
}

function typeOf(avro: Avro): TableFieldType {
  if (typeof avro === 'string') return primitives[avro] ?? avro;
  if (!isObject(avro)) return typeOf(avro.find((branch) => branch !== 'null') ?? 'string');
  const { logicalType, precision, scale = 0 } = avro;
  if (logicalType === 'decimal') return `decimal(${precision},${scale})`;
  if (logicalType === 'date') return 'date';
  if (logicalType?.startsWith('timestamp') || logicalType?.startsWith('local-timestamp')) return 'timestamp';
  if (avro.type === 'array') return { type: 'array', elementType: typeOf(avro.items ?? 'string'), containsNull: true };
  if (avro.type === 'map') {
    return { type: 'map', keyType: 'string', valueType: typeOf(avro.values ?? 'string'), valueContainsNull: true };
  }
  if (avro.type !== 'record') return typeOf(avro.type);
  return { type: 'struct', fields: (avro.fields ?? []).map((field) => column(field.name, typeOf(field.type))) };
}

function isObject(avro: Exclude<Avro, string>): avro is AvroObject {
  return !Array.isArray(avro);
}
