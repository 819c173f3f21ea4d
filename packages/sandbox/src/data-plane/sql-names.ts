import type { ControlPlane } from '@tableflow-workshop/simulator';
import { resolveStoragePath, StoragePathError } from '../delta/storage-path.ts';
import type { SqlEngineOptions } from '../sql/sql-engine.ts';
import type { RelationInfo, SqlRelation } from '../sql/sql-table.ts';

type SqlNames = Pick<SqlEngineOptions, 'tables' | 'catalogs'>;
type Table = ControlPlane['state']['databricks']['tables'][number];

/** What SQL may name: the catalogs, the schemas, the views, and the tables whose files are on this disk. */
export function sqlNames({ databricks }: ControlPlane['state'], storageFolder: string): SqlNames {
  return {
    tables: () => databricks.tables.flatMap((table): readonly SqlRelation[] => relationOf(table)),
    catalogs: () =>
      databricks.catalogs.map((catalog) => ({
        name: catalog.name ?? '',
        schemas: databricks.schemas
          .filter((schema) => schema.catalog_name === catalog.name)
          .map((schema) => schema.name ?? ''),
      })),
  };

  function relationOf(table: Table): readonly SqlRelation[] {
    const { catalog_name: catalog = '', schema_name: schema = '', name = '', storage_location: url } = table;
    const named = { catalog, schema, name, info: infoOf(table) };
    if (table.table_type === 'VIEW') {
      const columns = (table.columns ?? []).map((column) => ({
        name: column.name ?? '',
        typeText: column.type_text ?? 'string',
        comment: column.comment,
      }));
      const namespace = namespaceOf(table.properties ?? {}, { catalog, schema });
      return [{ ...named, definition: table.view_definition ?? '', namespace, columns }];
    }
    const tableFolder = folderOf(url);
    if (!tableFolder) return [];
    return [{ ...named, tableFolder, location: url ?? '', isManaged: table.table_type === 'MANAGED' }];
  }

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

function infoOf(table: Table): RelationInfo {
  return {
    owner: table.owner ?? '',
    createdAtMs: table.created_at ?? 0,
    createdBy: table.created_by ?? '',
    comment: table.comment,
    properties: table.properties ?? {},
  };
}

/** Where the names of a view are looked up, as Spark keeps it in the properties. */
function namespaceOf(
  properties: Readonly<Record<string, string>>,
  own: { readonly catalog: string; readonly schema: string },
): { readonly catalog: string; readonly schema: string } {
  return {
    catalog: properties['view.catalogAndNamespace.part.0'] ?? own.catalog,
    schema: properties['view.catalogAndNamespace.part.1'] ?? own.schema,
  };
}
