import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import type { Answer } from '../request/answer.ts';
import type { StatementRecord } from '../state.ts';
import { arrowFile } from './arrow-file.ts';

/** The rows of a chunk as a file in the format that the statement asked for. Source: D8. */
export async function resultFile(
  { request, response }: StatementRecord,
  chunk: SqlSchemas['StatementResult'],
): Promise<NonNullable<Answer['content']>> {
  const rows = chunk.data_array ?? [];
  if (request.format === 'ARROW_STREAM') {
    const bytes = await arrowFile(response.manifest?.schema?.columns ?? [], rows);
    return { type: 'application/vnd.apache.arrow.stream', bytes };
  }
  if (request.format !== 'CSV') return { type: 'application/json', bytes: JSON.stringify(rows) };
  // The first chunk alone has the names of the columns.
  const names = (response.manifest?.schema?.columns ?? []).map((column) => column.name ?? '');
  const lines = chunk.chunk_index === 0 ? [names, ...rows] : rows;
  return { type: 'text/csv', bytes: lines.map((line) => `${line.map(cell).join(',')}\n`).join('') };
}

function cell(value: string | null): string {
  const text = value ?? 'null';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
