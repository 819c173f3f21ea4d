import { collect, isNotFound } from '@tableflow-workshop/client-core';
import { paginateDatabricks, type UnityCatalogSchemas, unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { pollTogether } from '../../mechanics/shared-polls.ts';
import { unlessGone } from '../../mechanics/unless-gone.ts';

export type PublishedTable = UnityCatalogSchemas['Table'];

/** Far more than a schema of the lab has. */
const mostTables = 10_000;

/** The schema of published tables: the custom one, else the id of the Kafka cluster. */
export function schemaNameOf({ config }: LabContext): string {
  return config.databricks.schemaName ?? config.kafkaClusterId;
}

/** What the schema of published tables holds, or `undefined` without a schema: it appears with the first table. */
export async function listPublishedTables(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<readonly PublishedTable[] | undefined> {
  const { catalogName } = lab.config.databricks;
  const schemaName = schemaNameOf(lab);
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
    return await collect(tables, mostTables);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The same in one poll for all who ask together, where polls are shared. */
export async function pollPublishedTables(
  lab: LabContext,
  signal: AbortSignal | undefined,
): Promise<readonly PublishedTable[] | undefined> {
  const read = async (ended: AbortSignal | undefined) => ({ tables: await listPublishedTables(lab, ended) });
  const listing = pollTogether(lab, 'published tables', { read, isEnough: () => true, signal });
  return listing ? (await listing).tables : listPublishedTables(lab, signal);
}

/** Removes a table from Unity Catalog. Its files are kept. */
export function removePublishedTable(lab: LabContext, fullTableName: string, signal?: AbortSignal): Promise<void> {
  const call = lab.databricks.unityCatalog.DELETE('/api/2.1/unity-catalog/tables/{full_name}', {
    params: { path: { full_name: fullTableName } },
    signal,
  });
  return unlessGone(unwrapDatabricks(call, `remove table ${fullTableName} from Unity Catalog`));
}
