import { collect, isNotFound } from '@tableflow-workshop/client-core';
import { paginateDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from './context.ts';
import { predictTableName } from './names.ts';
import { type TableflowTopic, tablePathOf } from './tableflow-topics.ts';

/** The table of a topic in Unity Catalog. */
export interface LabTable {
  readonly fullTableName: string;
  readonly catalogName: string;
  readonly schemaName: string;
  readonly tableName: string;
}

/** Far more than a schema of the lab has. */
const mostTables = 10_000;

/**
 * Finds the table of a topic by its place in the bucket, which no naming rule can change. Without a known place (Tableflow
 * is disabled) the predicted name decides.
 *
 * @returns `undefined` while the catalog shows no such table
 */
export async function findTable(
  lab: LabContext,
  input: { readonly topic: string; readonly tableflowTopic: TableflowTopic | undefined },
  signal?: AbortSignal,
): Promise<LabTable | undefined> {
  const catalogName = lab.config.databricks.catalogName;
  const schemaName = schemaNameOf(lab);
  const path = input.tableflowTopic && tablePathOf(input.tableflowTopic);
  const predicted = predictTableName(input.topic);
  const query = { catalog_name: catalogName, schema_name: schemaName, max_results: 0, omit_columns: true };
  const tables = paginateDatabricks(
    (page_token) =>
      lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/tables', {
        params: { query: { ...query, page_token } },
        signal,
      }),
    (page) => page.tables,
    `list the tables of ${catalogName}.${schemaName}`,
  );
  try {
    const found = (await collect(tables, mostTables)).find((table) =>
      path ? samePath(table.storage_location, path) : table.name === predicted,
    );
    if (!found?.name) return undefined;
    return {
      catalogName,
      schemaName,
      tableName: found.name,
      fullTableName: `${catalogName}.${schemaName}.${found.name}`,
    };
  } catch (error) {
    // The schema appears with the first table.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The schema of published tables: the custom one, else the id of the Kafka cluster. */
export function schemaNameOf({ config }: LabContext): string {
  return config.databricks.schemaName ?? config.kafkaClusterId;
}

/** Both clouds write the same place with one slash or two, with and without one at the end. */
function samePath(left: string | undefined, right: string): boolean {
  return left !== undefined && normal(left) === normal(right);
}

function normal(path: string): string {
  return path.replace(/(?<!:)\/{2,}/g, '/').replace(/\/$/, '');
}
