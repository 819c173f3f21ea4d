import { type AvroShape, readAvroShape, TableSchemaError } from './avro-shape.ts';
import { type DeltaStruct, type DeltaType, nullableField } from './delta-type.ts';
import { type MetadataColumnScheme, metadataColumns } from './metadata-columns.ts';

export interface TableColumns {
  readonly schema: DeltaStruct;
  /** Columns whose Avro field has neither a null branch nor a default. */
  readonly required: ReadonlySet<string>;
  /** Columns that come from the record's key. */
  readonly fromKey: ReadonlySet<string>;
  /** Whether the key, which has no schema, is such a column as it is. */
  readonly isRawKey: boolean;
}

/** How records become rows: each is one, or the newest of each key is. */
export type WriteMode = 'APPEND' | 'UPSERT';

/** The column of a key that has no schema. */
const rawKeyColumn = 'key';

/**
 * The columns of a topic's table: the value's fields, the key's fields that the value does not have, then Tableflow's
 * metadata columns. Where rows are upserted, a field of both is the key's: it is what a row is found by. Every column is
 * nullable. Throws `TableSchemaError` for what no column can hold.
 */
export function tableColumns(input: {
  valueSchema: unknown;
  keySchema?: unknown;
  metadataColumns: MetadataColumnScheme;
  /** Default `APPEND`. */
  writeMode?: WriteMode | undefined;
}): TableColumns {
  const isUpsert = input.writeMode === 'UPSERT';
  const value = topLevelFields(readAvroShape(input.valueSchema), 'value');
  const isRawKey = isUpsert && input.keySchema === undefined;
  const keyShape: AvroShape | undefined = isRawKey
    ? { kind: 'leaf', leaf: 'bytes' }
    : input.keySchema === undefined
      ? undefined
      : readAvroShape(input.keySchema);
  const key = keyShape ? topLevelFields(keyShape, rawKeyColumn) : [];
  const twice = value.find((field, index) => value.findIndex((other) => isSameName(other, field)) !== index);
  if (twice) throw new TableSchemaError(`Two fields are named '${twice.name}' when upper and lower case are one.`);

  const onlyInKey = key.filter((field) => !value.some((other) => isSameName(other, field)));
  const inValue = value.map((field) => (isUpsert && key.find((other) => isSameName(other, field))) || field);
  const fields = [...inValue, ...onlyInKey].map((field) => nullableField(field.name, deltaTypeOf(field.shape)));
  const metadata = metadataColumns(input.metadataColumns).filter(
    (column) => !fields.some((other) => isSameName(other, column)),
  );
  return {
    schema: { type: 'struct', fields: [...fields, ...metadata] },
    required: new Set(value.filter((field) => field.isRequired).map((field) => field.name)),
    fromKey: new Set((isUpsert ? key : onlyInKey).map((field) => field.name)),
    isRawKey,
  };
}

/** A record's own fields; a schema that is no record becomes one field of the given name. */
export function topLevelFields(
  shape: AvroShape,
  nameOfOther: string,
): Extract<AvroShape, { kind: 'record' }>['fields'] {
  return shape.kind === 'record' ? shape.fields : [{ name: nameOfOther, shape, isRequired: true }];
}

/** The Delta type that holds every value of an Avro shape. */
export function deltaTypeOf(shape: AvroShape): DeltaType {
  switch (shape.kind) {
    case 'array':
      return { type: 'array', elementType: deltaTypeOf(shape.items), containsNull: true };
    case 'map':
      return { type: 'map', keyType: 'string', valueType: deltaTypeOf(shape.values), valueContainsNull: true };
    case 'record':
      return {
        type: 'struct',
        fields: shape.fields.map((field) => nullableField(field.name, deltaTypeOf(field.shape))),
      };
    case 'leaf':
      return leafType(shape);
  }
}

function leafType(shape: Extract<AvroShape, { kind: 'leaf' }>): DeltaType {
  if (shape.meaning === 'date') return 'date';
  if (shape.decimal) return `decimal(${shape.decimal.precision},${shape.decimal.scale})`;
  if (shape.meaning !== undefined) return 'timestamp';
  if (shape.leaf === 'int') return 'integer';
  return shape.leaf === 'bytes' ? 'binary' : shape.leaf;
}

function isSameName(left: { name: string }, right: { name: string }): boolean {
  return left.name.toLowerCase() === right.name.toLowerCase();
}
