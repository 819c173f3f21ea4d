import type { ControlPlane } from '@tableflow-workshop/simulator';
import { resolveStoragePath, StoragePathError } from '../delta/storage-path.ts';
import type { createSqlEngine } from '../sql/sql-engine.ts';

type SqlNames = Pick<Parameters<typeof createSqlEngine>[0], 'tables' | 'catalogs'>;

/** What SQL may name: the catalogs, the schemas, and the tables whose files are on this disk. */
export function sqlNames({ databricks }: ControlPlane['state'], storageFolder: string): SqlNames {
  return {
    tables: () =>
      databricks.tables.flatMap(
        ({ catalog_name: catalog = '', schema_name: schema = '', name = '', storage_location: url }) => {
          const tableFolder = folderOf(url);
          return tableFolder ? [{ catalog, schema, name, tableFolder }] : [];
        },
      ),
    catalogs: () =>
      databricks.catalogs.map((catalog) => ({
        name: catalog.name ?? '',
        schemas: databricks.schemas
          .filter((schema) => schema.catalog_name === catalog.name)
          .map((schema) => schema.name ?? ''),
      })),
  };

  /** The folder of a table; `undefined` for one that somebody registered with a place outside the lab. */
  function folderOf(url: string | undefined): string | undefined {
    try {
      return url && resolveStoragePath(storageFolder, url);
    } catch (error) {
      if (error instanceof StoragePathError) return undefined;
      throw error;
    }
  }
}
