import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { DeltaAction } from './delta-actions.ts';
import { checkpointPath, DeltaLogError } from './delta-log-error.ts';

/** The actions that a checkpoint holds: all that commits up to its version add up to. */
export async function readCheckpoint(tableFolder: string, version: number): Promise<readonly DeltaAction[]> {
  const content = await readFile(path.join(tableFolder, checkpointPath(version)));
  const file = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  try {
    const rows = await parquetReadObjects({ file });
    // Exactly one of a row's columns is there.
    return rows.map((row) => withoutAbsent(row) as unknown as DeltaAction);
  } catch (cause) {
    throw new DeltaLogError(`${checkpointPath(version)} is not a readable checkpoint.`, { cause });
  }
}

/** A member that is not there is not null; a long is a number, which the log's own values fit. */
function withoutAbsent(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(members.map(([name, part]) => [name, withoutAbsent(part)]));
}
