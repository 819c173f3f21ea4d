import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkpointSchema } from './checkpoint-schema.ts';
import type { Column } from './column.ts';
import type { ColumnValue } from './column-value.ts';
import type { DeltaAction } from './delta-actions.ts';
import type { DeltaSnapshot } from './delta-log.ts';
import { checkpointPath } from './delta-log-error.ts';
import type { DeltaStruct, DeltaType } from './delta-type.ts';
import { replaceAtomically, syncFolder } from './durable-files.ts';
import type { ParquetWriter } from './parquet-writer.ts';

/**
 * Writes a checkpoint of a table, and then that it is the newest. A process that is killed in between leaves a checkpoint
 * that is whole, or none; readers need neither, and find the newest by itself.
 */
export async function writeCheckpoint(
  tableFolder: string,
  snapshot: DeltaSnapshot,
  parquet: ParquetWriter,
): Promise<void> {
  const actions = actionsOf(snapshot);
  const columns = new Map(
    checkpointSchema.fields.map((field): [string, Column] => [
      field.name,
      actions.map((action) => {
        const content: unknown = Reflect.get(action, field.name);
        return content === undefined ? null : cellOf(content, field.type);
      }),
    ]),
  );
  const folder = path.join(tableFolder, '_delta_log');
  const written = await parquet.write(folder, { schema: checkpointSchema, columns, rowCount: actions.length });
  try {
    await rename(path.join(folder, written.name), path.join(tableFolder, checkpointPath(snapshot.version)));
  } catch (error) {
    await rm(path.join(folder, written.name), { force: true });
    throw error;
  }
  await syncFolder(folder);
  const newest = { version: snapshot.version, size: actions.length, sizeInBytes: written.sizeBytes };
  await replaceAtomically(path.join(folder, '_last_checkpoint'), JSON.stringify(newest));
}

function actionsOf({
  protocol,
  metaData,
  transactions,
  liveFiles,
  removedFiles,
}: DeltaSnapshot): readonly DeltaAction[] {
  return [
    { protocol },
    { metaData },
    ...[...transactions].map(([appId, version]): DeltaAction => ({ txn: { appId, version } })),
    ...removedFiles.map((remove): DeltaAction => ({ remove: { ...remove, dataChange: false } })),
    // What is in a checkpoint is not a change.
    ...liveFiles.map((add): DeltaAction => ({ add: { ...add, dataChange: false } })),
  ];
}

/** A part of an action as a cell. */
function cellOf(value: unknown, type: DeltaType): ColumnValue {
  if (value === undefined || value === null) return null;
  if (typeof type === 'string') return type === 'long' ? BigInt(Number(value)) : (value as ColumnValue);
  if (type.type === 'array') return Array.isArray(value) ? value.map((item) => cellOf(item, type.elementType)) : [];
  if (typeof value !== 'object') return null;
  if (type.type === 'map')
    return Object.entries(value).map(([key, text]) => ({ key, value: cellOf(text, type.valueType) }));
  return structOf(value, type);
}

function structOf(value: object, type: DeltaStruct): ColumnValue {
  return Object.fromEntries(
    type.fields.map((field) => [field.name, cellOf(Reflect.get(value, field.name), field.type)]),
  );
}
