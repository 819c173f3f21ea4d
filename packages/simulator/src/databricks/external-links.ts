import { createHmac } from 'node:crypto';
import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import type { StatementRecord } from '../state.ts';
import { arrowFile } from './arrow-file.ts';

type Chunk = SqlSchemas['StatementResult'];

/** How long a link can be followed. Source: D8. */
const lifetimeMs = 15 * 60_000;

/** Where the rows of a chunk lie, as somebody who may not sign in can read it. */
export interface LinkedChunk {
  readonly statementId: string;
  readonly chunkIndex: string;
  readonly expiresAtMs: number;
}

/** A statement as it is answered: with its first rows, or where they are wanted elsewhere, with links to them. */
export async function withLinks(
  record: StatementRecord,
  place: { readonly origin: string; readonly nowMs: number },
): Promise<SqlSchemas['StatementResponse']> {
  const { response } = record;
  const [first] = record.chunks;
  if (!response.result || !first) return response;
  return { ...response, result: isInline(record) ? await inline(record, first) : linkedChunk(record, first, place) };
}

/** Where the service may choose, one chunk comes inline. */
function isInline({ request, chunks }: StatementRecord): boolean {
  const disposition: string | undefined = request.disposition;
  return disposition === 'INLINE_OR_EXTERNAL_LINKS' && chunks.length === 1;
}

/** Drivers alone ask for it, and get Arrow in a member of its own. */
async function inline(
  { request, response }: StatementRecord,
  chunk: Chunk,
): Promise<Chunk & { readonly attachment?: string }> {
  if (request.format !== 'ARROW_STREAM') return chunk;
  const { data_array: rows = [], ...around } = chunk;
  const bytes = await arrowFile(response.manifest?.schema?.columns ?? [], rows);
  return { ...around, attachment: Buffer.from(bytes).toString('base64') };
}

/** One chunk as it is answered. The link has everything that the rows would have had around them. Source: D8. */
export function linkedChunk(
  record: StatementRecord,
  chunk: Chunk,
  { origin, nowMs }: { readonly origin: string; readonly nowMs: number },
): Chunk {
  if ((record.request.disposition ?? 'INLINE') === 'INLINE') return chunk;
  const { data_array: _rows, ...around } = chunk;
  const statementId = record.response.statement_id ?? '';
  const expiresAtMs = nowMs + lifetimeMs;
  const signature = sign(record, { statementId, chunkIndex: String(chunk.chunk_index), expiresAtMs });
  return {
    external_links: [
      {
        external_link: `${origin}/external-results/${statementId}/${chunk.chunk_index}?expires=${expiresAtMs}&signature=${signature}`,
        expiration: new Date(expiresAtMs).toISOString(),
        ...around,
      },
    ],
  };
}

/** What a link proves: that it was given out for this chunk, until this time. */
export function sign({ linkKey = '' }: StatementRecord, { statementId, chunkIndex, expiresAtMs }: LinkedChunk): string {
  return createHmac('sha256', linkKey).update(`${statementId}/${chunkIndex}/${expiresAtMs}`).digest('hex');
}
