import { TableSchemaError } from './avro-shape.ts';
import type { TableColumns } from './delta-schema.ts';
import { type DeltaField, type DeltaStruct, type DeltaType, describeType } from './delta-type.ts';
import { isMetadataColumn } from './metadata-columns.ts';

/**
 * The table's schema after a change of the topic's schema: new columns are appended, nothing else may change.
 *
 * Returns the very same object when nothing was added. Throws `TableSchemaError` when a field was removed, changed its
 * type, or was added without a null branch or a default: Tableflow suspends a topic on such a change.
 */
export function evolveSchema(current: DeltaStruct, wanted: TableColumns): DeltaStruct {
  const evolved = mergeStruct(current, wanted.schema, '');
  if (evolved === current) return current;
  const known = new Set(current.fields.map((field) => field.name));
  const refused = evolved.fields.find((field) => !known.has(field.name) && wanted.required.has(field.name));
  if (refused) throw new TableSchemaError(`Field '${refused.name}' was added as a required field without a default.`);
  return evolved;
}

function mergeStruct(current: DeltaStruct, wanted: DeltaStruct, path: string): DeltaStruct {
  const wantedByName = new Map(wanted.fields.map((field) => [field.name, field]));
  const kept = current.fields.map((field): DeltaField => {
    const next = wantedByName.get(field.name);
    // The naming scheme of the metadata columns may change; rows written until then keep the old columns.
    if (!next && path === '' && isMetadataColumn(field.name)) return field;
    if (!next) throw new TableSchemaError(`Field '${path}${field.name}' was removed from the schema.`);
    const type = mergeType(field.type, next.type, `${path}${field.name}`);
    return type === field.type ? field : { ...field, type };
  });
  const known = new Set(current.fields.map((field) => field.name));
  const added = wanted.fields.filter((field) => !known.has(field.name));
  const isSame = added.length === 0 && kept.every((field, index) => field === current.fields[index]);
  return isSame ? current : { type: 'struct', fields: [...kept, ...added] };
}

function mergeType(current: DeltaType, wanted: DeltaType, path: string): DeltaType {
  if (typeof current === 'object' && typeof wanted === 'object') {
    if (current.type === 'struct' && wanted.type === 'struct') return mergeStruct(current, wanted, `${path}.`);
    if (current.type === 'array' && wanted.type === 'array') {
      const elementType = mergeType(current.elementType, wanted.elementType, path);
      return elementType === current.elementType ? current : { ...current, elementType };
    }
    if (current.type === 'map' && wanted.type === 'map') {
      const valueType = mergeType(current.valueType, wanted.valueType, path);
      return valueType === current.valueType ? current : { ...current, valueType };
    }
  }
  if (current === wanted) return current;
  const change = `from ${describeType(current)} to ${describeType(wanted)}`;
  throw new TableSchemaError(`Field '${path}' changed its type ${change}.`);
}
