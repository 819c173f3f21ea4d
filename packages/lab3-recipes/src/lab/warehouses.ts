import { collect, SdkError } from '@tableflow-workshop/client-core';
import { paginateDatabricks, type SqlClient, type SqlSchemas } from '@tableflow-workshop/databricks-client';

/** More than a workspace may have. */
const mostWarehouses = 10_000;

/** The SQL warehouses that the lab's service principal may see. */
export function listWarehouses(sql: SqlClient, signal?: AbortSignal): Promise<readonly SqlSchemas['Warehouse'][]> {
  const list = paginateDatabricks(
    (page_token) => sql.GET('/api/2.0/sql/warehouses', { params: { query: { page_token } }, signal }),
    (page) => page.warehouses,
    'list the SQL warehouses of the workspace',
  );
  return collect(list, mostWarehouses);
}

/** As a sentence names them. */
export function namesOf(warehouses: readonly SqlSchemas['Warehouse'][]): string {
  return warehouses.map((one) => `"${one.name}" (${one.id})`).join(', ') || 'none';
}

/** The names of the visible ones, for a sentence about one that is not; `unknown` where they cannot be listed. */
export async function visibleWarehouses(sql: SqlClient, signal?: AbortSignal): Promise<string> {
  try {
    return namesOf(await listWarehouses(sql, signal));
  } catch (error) {
    if (SdkError.isInstance(error)) return 'unknown';
    throw error;
  }
}
