import type { SchemaElement } from 'hyparquet';
import { type DeltaStruct, type DeltaType, decimalShape } from './delta-type.ts';

/** The Parquet schema of a table: every column optional, in the order of the Delta schema. */
export function parquetSchema(schema: DeltaStruct): SchemaElement[] {
  return [{ name: 'root', num_children: schema.fields.length }, ...structElements(schema)];
}

function structElements(struct: DeltaStruct): SchemaElement[] {
  return struct.fields.flatMap((field) => elements(field.name, field.type));
}

function elements(name: string, type: DeltaType): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (typeof type === 'string') return [{ ...optional, ...leafElement(type) }];
  if (type.type === 'struct') {
    return [{ ...optional, num_children: type.fields.length }, ...structElements(type)];
  }
  if (type.type === 'array') {
    return [
      { ...optional, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements('element', type.elementType),
    ];
  }
  return [
    { ...optional, num_children: 1, converted_type: 'MAP', logical_type: { type: 'MAP' } },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    ...elements('key', type.keyType).map(
      (element, index): SchemaElement => (index === 0 ? { ...element, repetition_type: 'REQUIRED' } : element),
    ),
    ...elements('value', type.valueType),
  ];
}

/** The logical type stands beside the older converted type: only it tells readers that a timestamp is UTC. */
function leafElement(type: DeltaType): Omit<SchemaElement, 'name'> {
  switch (type) {
    case 'string':
      return { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'binary':
      return { type: 'BYTE_ARRAY' };
    case 'boolean':
      return { type: 'BOOLEAN' };
    case 'integer':
      return { type: 'INT32' };
    case 'long':
      return { type: 'INT64' };
    case 'float':
      return { type: 'FLOAT' };
    case 'double':
      return { type: 'DOUBLE' };
    case 'date':
      return { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'timestamp':
      return {
        type: 'INT64',
        converted_type: 'TIMESTAMP_MICROS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
      };
    default:
      return decimalElement(decimalShape(type) ?? { precision: 38, scale: 0 });
  }
}

function decimalElement({ precision, scale }: { precision: number; scale: number }): Omit<SchemaElement, 'name'> {
  const decimal = {
    converted_type: 'DECIMAL',
    precision,
    scale,
    logical_type: { type: 'DECIMAL', precision, scale },
  } as const;
  if (precision <= 9) return { type: 'INT32', ...decimal };
  if (precision <= 18) return { type: 'INT64', ...decimal };
  const bits = (10n ** BigInt(precision)).toString(2).length + 1;
  return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: Math.ceil(bits / 8), ...decimal };
}
