import { type DeltaStruct, type DeltaType, nullableField } from './delta-type.ts';

const texts: DeltaType = { type: 'map', keyType: 'string', valueType: 'string', valueContainsNull: true };
const list: DeltaType = { type: 'array', elementType: 'string', containsNull: true };

function struct(fields: Readonly<Record<string, DeltaType>>): DeltaStruct {
  return { type: 'struct', fields: Object.entries(fields).map(([name, type]) => nullableField(name, type)) };
}

/**
 * The columns of a checkpoint, one for each kind of action.
 *
 * @see https://github.com/delta-io/delta/blob/master/PROTOCOL.md#checkpoint-schema
 */
export const checkpointSchema: DeltaStruct = struct({
  txn: struct({ appId: 'string', version: 'long', lastUpdated: 'long' }),
  add: struct({
    path: 'string',
    partitionValues: texts,
    size: 'long',
    modificationTime: 'long',
    dataChange: 'boolean',
    tags: texts,
    stats: 'string',
  }),
  remove: struct({ path: 'string', deletionTimestamp: 'long', dataChange: 'boolean' }),
  metaData: struct({
    id: 'string',
    name: 'string',
    description: 'string',
    format: struct({ provider: 'string', options: texts }),
    schemaString: 'string',
    partitionColumns: list,
    configuration: texts,
    createdTime: 'long',
  }),
  protocol: struct({ minReaderVersion: 'integer', minWriterVersion: 'integer' }),
});
