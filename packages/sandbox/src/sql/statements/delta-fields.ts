import type { TableField, TableFieldType } from '@tableflow-workshop/simulator';
import { type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';

/** A column as Spark writes it into a schema. */
export function fieldOf(
  name: string,
  type: SqlType,
  options: { comment?: string | undefined; nullable?: boolean } = {},
): TableField {
  const { comment, nullable = true } = options;
  return { name, type: fieldType(type), nullable, metadata: comment === undefined ? {} : { comment } };
}

function fieldType(type: SqlType): TableFieldType {
  if (typeof type === 'string') return type;
  if (type.kind === 'array') return { type: 'array', elementType: fieldType(type.element), containsNull: true };
  if (type.kind === 'map') {
    return { type: 'map', keyType: fieldType(type.key), valueType: fieldType(type.value), valueContainsNull: true };
  }
  return { type: 'struct', fields: type.fields.map((field) => fieldOf(field.name, field.type)) };
}

/** The type of a column as Spark keeps it, for whoever computes with it. */
export function typeOfField(type: TableFieldType): SqlType {
  if (typeof type === 'string') return type;
  if (type.type === 'array') return { kind: 'array', element: typeOfField(type.elementType) };
  if (type.type === 'map') return { kind: 'map', key: typeOfField(type.keyType), value: typeOfField(type.valueType) };
  return { kind: 'struct', fields: type.fields.map((field) => ({ name: field.name, type: typeOfField(field.type) })) };
}

/** Refuses a type that a table of reader version 1 cannot hold. */
export function refuseUnstorable(name: string, type: SqlType): void {
  if (typeof type !== 'string') {
    const inner =
      type.kind === 'array'
        ? [type.element]
        : type.kind === 'map'
          ? [type.key, type.value]
          : type.fields.map((field) => field.type);
    for (const one of inner) refuseUnstorable(name, one);
    return;
  }
  if (!['void', 'interval', 'timestamp_ntz'].includes(type)) return;
  throw new SqlError(
    'UNSUPPORTED_FEATURE',
    '0A000',
    `A table of the sandbox has no columns of the type ${typeText(type).toUpperCase()}: \`${name}\`.`,
  );
}
