import { InputError, type Paginated, paginate } from '@tableflow-workshop/client-core';
import { createLinkReader, type ExternalLinkOptions } from './create-link-reader.ts';
import type { SqlClient, SqlSchemas } from './sql.ts';
import { readChunk, type StatementChunk, type StatementRow } from './statement-chunk.ts';
import { unwrapObject } from './unwrap-object.ts';

/**
 * Reads the rows of a statement that succeeded, chunk after chunk; `pages()` gives the chunks. The links of a result
 * with the disposition EXTERNAL_LINKS lead to cloud storage and are fetched without the token of the workspace. They
 * live for some minutes: begin to read soon.
 *
 * @param statement the answer that said SUCCEEDED; it holds the first chunk
 * @param options `fetch`, `clock` and `logger` are used for links; chunks go through `sql`
 * @throws ApiError for a chunk that is refused, InvalidResponseError for one that holds
 *   no rows of texts, InputError for a format other than JSON_ARRAY
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
  const { manifest } = statement;
  const id = String(statement.statement_id ?? '');
  const tried = `read the rows of statement ${id}`;
  const readLink = createLinkReader(options, tried);
  return paginate(async (token) => {
    refuseOtherFormats(manifest?.format, tried);
    const chunk = token === undefined ? firstChunk(statement, id, tried) : await nextChunk(sql, id, token, options);
    let { rows } = chunk;
    for (const link of chunk.links) rows = rows.concat(await readLink(link));
    return { items: rows, nextToken: chunk.next?.toString() };
  }, tried);
}

function firstChunk(statement: SqlSchemas['StatementResponse'], id: string, tried: string): StatementChunk {
  const operation = `GET /api/2.0/sql/statements/${id}`;
  return readChunk(statement.result, { service: 'Databricks', tried, operation });
}

async function nextChunk(
  sql: Pick<SqlClient, 'GET'>,
  id: string,
  index: string,
  { signal }: ExternalLinkOptions,
): Promise<StatementChunk> {
  const path = { statement_id: id, chunk_index: Number(index) };
  const tried = `read chunk ${index} of statement ${id}`;
  const { data, response } = await unwrapObject(
    sql.GET('/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}', { params: { path }, signal }),
    tried,
  );
  return readChunk(data, { service: 'Databricks', tried, response });
}

function refuseOtherFormats(format: string | undefined, tried: string): void {
  if (format === undefined || format === 'JSON_ARRAY') return;
  const problem = `Rows in the format ${format} are not read here.`;
  const remedy = 'Ask for JSON_ARRAY, or fetch the external links of each chunk yourself.';
  throw new InputError({ tried, problems: [{ path: 'format', problem, remedy }] });
}
