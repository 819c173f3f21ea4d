import type { DataPlane } from '@tableflow-workshop/simulator';
import { readDeltaLog } from '../delta/delta-log.ts';
import { resolveStoragePath } from '../delta/storage-path.ts';

/** Reads the columns of a table from its Delta log. A place without a table that can be read has none. */
export function columnReader(storageFolder: string): NonNullable<DataPlane['columnsAt']> {
  return async (storageLocation) => {
    try {
      return (await readDeltaLog(resolveStoragePath(storageFolder, storageLocation)))?.schema.fields;
    } catch {
      // A query of the table says what is wrong with it.
      return undefined;
    }
  };
}
