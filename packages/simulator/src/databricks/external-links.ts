import { createHmac } from 'node:crypto';
import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import type { StatementRecord } from '../state.ts';

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
export function withLinks(
  record: StatementRecord,
  place: { readonly origin: string; readonly nowMs: number },
): SqlSchemas['StatementResponse'] {
  const { response } = record;
  const [first] = record.chunks;
  return response.result && first ? { ...response, result: linkedChunk(record, first, place) } : response;
}

/** One chunk as it is answered. The link has everything that the rows would have had around them. Source: D8. */
export function linkedChunk(
  record: StatementRecord,
  chunk: Chunk,
  { origin, nowMs }: { readonly origin: string; readonly nowMs: number },
): Chunk {
  if (record.request.disposition !== 'EXTERNAL_LINKS') return chunk;
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
