/** The primitive types that our tables use, as Delta's schema JSON spells them. */
export type DeltaPrimitive =
  | 'string'
  | 'long'
  | 'integer'
  | 'short'
  | 'byte'
  | 'float'
  | 'double'
  | 'boolean'
  | 'binary'
  | 'date'
  | 'timestamp'
  | `decimal(${number},${number})`;

export type DeltaType = DeltaPrimitive | DeltaArray | DeltaMap | DeltaStruct;

export interface DeltaArray {
  readonly type: 'array';
  readonly elementType: DeltaType;
  readonly containsNull: boolean;
}

export interface DeltaMap {
  readonly type: 'map';
  readonly keyType: DeltaType;
  readonly valueType: DeltaType;
  readonly valueContainsNull: boolean;
}

export interface DeltaField {
  readonly name: string;
  readonly type: DeltaType;
  readonly nullable: boolean;
  readonly metadata: Record<string, unknown>;
}

/** A struct column, and also the schema of a whole table. */
export interface DeltaStruct {
  readonly type: 'struct';
  readonly fields: readonly DeltaField[];
}

/** A column that may be null, as every column of our tables may: an older row may lack a newer column. */
export function nullableField(name: string, type: DeltaType): DeltaField {
  return { name, type, nullable: true, metadata: {} };
}

/** Precision and scale of a decimal type; undefined for any other type. */
export function decimalShape(type: DeltaType): { precision: number; scale: number } | undefined {
  const match = typeof type === 'string' ? /^decimal\((\d+),(\d+)\)$/.exec(type) : null;
  return match ? { precision: Number(match[1]), scale: Number(match[2]) } : undefined;
}

/** A type as SQL users read it in DESCRIBE: `bigint`, `struct<a:int,b:array<string>>`. */
export function describeType(type: DeltaType): string {
  if (typeof type === 'string') return shortNames[type] ?? type;
  if (type.type === 'array') return `array<${describeType(type.elementType)}>`;
  if (type.type === 'map') return `map<${describeType(type.keyType)},${describeType(type.valueType)}>`;
  return `struct<${type.fields.map((field) => `${field.name}:${describeType(field.type)}`).join(',')}>`;
}

/** What SQL calls otherwise than Delta. */
const shortNames: Readonly<Record<string, string>> = {
  byte: 'tinyint',
  integer: 'int',
  long: 'bigint',
  short: 'smallint',
};
