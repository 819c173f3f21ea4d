import { InputError, type Paginated, paginate } from '@tableflow-workshop/client-core';
import { createLinkReader, type ExternalLinkOptions } from './create-link-reader.ts';
import { unwrapDatabricks } from './databricks-error.ts';
import type { SqlClient, SqlSchemas } from './sql.ts';

/** One row of a result: every cell is text or null, whatever its SQL type. */
export type StatementRow = readonly (string | null)[];

/**
 * Reads the rows of a statement that succeeded, chunk after chunk; `pages()` gives the chunks. The links of a result
 * with the disposition EXTERNAL_LINKS lead to cloud storage and are fetched without the token of the workspace. They
 * live for some minutes: begin to read soon.
 *
 * @param statement the answer that said SUCCEEDED; it holds the first chunk
 * @param options `fetch`, `clock` and `logger` are used for links; chunks go through `sql`
 * @throws ApiError for a chunk that is refused, InputError for a format other than JSON_ARRAY
 * @see https://docs.databricks.com/api/workspace/statementexecution/getstatementresultchunkn
 *
 * @example
 * const statement = await unwrapDatabricks(
 *   sql.POST('/api/2.0/sql/statements', { body: { warehouse_id: '1a2b', statement: 'SELECT name, rooms FROM hotels' } }),
 *   'list the hotels',
 * );
 * for await (const [name, rooms] of statementRows(sql, statement)) console.log(name, rooms);
 */
export function statementRows(
  sql: Pick<SqlClient, 'GET'>,
  statement: SqlSchemas['StatementResponse'],
  options: ExternalLinkOptions = {},
): Paginated<StatementRow> {
  const { statement_id: id = '', manifest } = statement;
  const tried = `read the rows of statement ${id}`;
  const readLink = createLinkReader<StatementRow>(options, tried);
  return paginate(async (token) => {
    refuseOtherFormats(manifest?.format, tried);
    const chunk = token === undefined ? (statement.result ?? {}) : await readChunk(sql, id, Number(token), options);
    const links = chunk.external_links ?? [];
    let rows: readonly StatementRow[] = chunk.data_array ?? [];
    for (const link of links) rows = rows.concat(await readLink(link));
    const next = chunk.next_chunk_index ?? links.at(-1)?.next_chunk_index;
    return { items: rows, nextToken: next?.toString() };
  }, tried);
}

function readChunk(
  sql: Pick<SqlClient, 'GET'>,
  id: string,
  index: number,
  { signal }: ExternalLinkOptions,
): Promise<SqlSchemas['StatementResult']> {
  const path = { statement_id: id, chunk_index: index };
  return unwrapDatabricks(
    sql.GET('/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}', { params: { path }, signal }),
    `read chunk ${index} of statement ${id}`,
  );
}

function refuseOtherFormats(format: string | undefined, tried: string): void {
  if (format === undefined || format === 'JSON_ARRAY') return;
  const problem = `Rows in the format ${format} are not read here.`;
  const remedy = 'Ask for JSON_ARRAY, or fetch the external links of each chunk yourself.';
  throw new InputError({ tried, problems: [{ path: 'format', problem, remedy }] });
}
