import { rm } from 'node:fs/promises';
import { resolveStoragePath } from '../delta/storage-path.ts';
import type { CatalogWriter } from '../sql/catalog-writer.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';

/** How statements make and drop what is in the catalog. It is on disk before a statement has succeeded. */
export function sqlCatalog({ controlPlane, storageFolder, saved }: DataPlaneOptions): CatalogWriter {
  const { relations } = controlPlane;
  return {
    refuseWriting: relations.refuseWriting,
    refuseReplacing: relations.refuseReplacing,
    refuseCreating: relations.refuseCreating,
    newPlace(schemaName) {
      const { tableId, storageLocation } = relations.newPlace(schemaName);
      return { tableId, storageLocation, tableFolder: resolveStoragePath(storageFolder, storageLocation) };
    },
    async put(principal, relation) {
      relations.put(principal, relation);
      await saved();
    },
    async drop(fullName, tableFolder) {
      relations.drop(fullName);
      await saved();
      // The files of a managed table go with it.
      if (tableFolder !== undefined) await rm(tableFolder, { recursive: true, force: true });
    },
  };
}
