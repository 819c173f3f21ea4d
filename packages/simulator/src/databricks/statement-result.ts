import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import type { StatementOutcome } from '../data-plane.ts';

type Rows = readonly (readonly (string | null)[])[];

export interface StatementResult {
  readonly response: SqlSchemas['StatementResponse'];
  readonly chunks: SqlSchemas['StatementResult'][];
}

const rowsPerChunk = 1_000;

/**
 * What the API shows of an outcome: a failed statement is an answer like any other, cells are text or null, and a
 * result without rows is an empty object. Source: D8.
 */
export function statementResult(
  id: string,
  outcome: StatementOutcome,
  request: Pick<SqlSchemas['ExecuteStatement'], 'row_limit' | 'byte_limit' | 'format'>,
): StatementResult {
  if (outcome.state === 'FAILED') {
    const error = { error_code: outcome.errorCode, message: outcome.message };
    const status = { state: 'FAILED', error, ...(outcome.sqlState ? { sql_state: outcome.sqlState } : {}) };
    return { response: { statement_id: id, status }, chunks: [] };
  }
  const rows = withinLimits(outcome.rows, request);
  const chunks = cut(id, rows);
  const manifest = {
    format: request.format ?? 'JSON_ARRAY',
    schema: { column_count: outcome.columns.length, columns: outcome.columns.map(toColumn) },
    total_chunk_count: chunks.length,
    total_row_count: rows.length,
    total_byte_count: byteCount(rows),
    truncated: rows.length < outcome.rows.length,
    ...(chunks.length > 0 ? { chunks: chunks.map(toChunkInfo) } : {}),
  };
  return { response: { statement_id: id, status: { state: 'SUCCEEDED' }, manifest, result: chunks[0] ?? {} }, chunks };
}

function cut(id: string, rows: Rows): SqlSchemas['StatementResult'][] {
  const count = Math.ceil(rows.length / rowsPerChunk);
  return Array.from({ length: count }, (_none, index) => {
    const offset = index * rowsPerChunk;
    const data = rows.slice(offset, offset + rowsPerChunk).map((row) => [...row]);
    const next = index + 1;
    const link = `/api/2.0/sql/statements/${id}/result/chunks/${next}?row_offset=${next * rowsPerChunk}`;
    return {
      chunk_index: index,
      row_offset: offset,
      row_count: data.length,
      byte_count: byteCount(data),
      data_array: data,
      ...(next < count ? { next_chunk_index: next, next_chunk_internal_link: link } : {}),
    };
  });
}

function toColumn(
  column: { name: string; typeName: string; typeText: string },
  position: number,
): SqlSchemas['StatementColumn'] {
  const [, precision, scale] = /^decimal\((\d+),\s*(\d+)\)$/i.exec(column.typeText) ?? [];
  return {
    name: column.name,
    position,
    type_name: column.typeName,
    type_text: column.typeText,
    ...(precision === undefined ? {} : { type_precision: Number(precision), type_scale: Number(scale) }),
  };
}

function toChunkInfo({ chunk_index, row_offset, row_count, byte_count }: SqlSchemas['StatementResult']): object {
  return { chunk_index, row_offset, row_count, byte_count };
}

function withinLimits(
  rows: Rows,
  { row_limit: rowLimit, byte_limit: byteLimit }: Pick<SqlSchemas['ExecuteStatement'], 'row_limit' | 'byte_limit'>,
): Rows {
  const fewer = rowLimit === undefined ? rows : rows.slice(0, rowLimit);
  if (byteLimit === undefined) return fewer;
  let bytes = 0;
  const end = fewer.findIndex((row) => {
    bytes += byteCount([row]);
    return bytes > byteLimit;
  });
  return end === -1 ? fewer : fewer.slice(0, end);
}

function byteCount(rows: Rows): number {
  return rows.reduce((sum, row) => sum + row.reduce((inRow, cell) => inRow + Buffer.byteLength(cell ?? ''), 0), 0);
}
