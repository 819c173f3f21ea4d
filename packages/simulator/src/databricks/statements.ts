import { randomUUID } from 'node:crypto';
import { type Clock, sleep } from '@tableflow-workshop/client-core';
import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import { type Answer, databricksError, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { DatabricksState, StatementRecord } from '../state.ts';
import { linkedChunk, withLinks } from './external-links.ts';
import { beginStatement, cancelStatement, isFinished } from './run-statement.ts';
import { inSession, refuseSession, sessionOf } from './sessions.ts';
import { invalidParameter } from './unity-errors.ts';
import { noWarehouse, startWarehouse } from './warehouses.ts';

/** How long a result can be read, and how long a statement is known. Source: D8. */
const resultLifetimeMs = 60 * 60_000;
const statementLifetimeMs = 12 * 60 * 60_000;

/** The last one is what drivers send, and is not described. */
const dispositions = ['INLINE', 'EXTERNAL_LINKS', 'INLINE_OR_EXTERNAL_LINKS'];

/** More do not wait at once. */
const maxUnfinished = 100;
/** Results beyond this many bytes are forgotten early, the oldest first. */
const maxResultBytes = 64 * 1_024 * 1_024;
const maxKept = 1_000;

/** Statement execution. Source: D8. */
export const statementRoutes: Routes = {
  /** Answers when the statement has ended or `wait_timeout` is over; `0s` answers PENDING whatever it is. */
  async executeStatement(call, surroundings) {
    const { state, clock, newUuid } = surroundings;
    const sessionId = sessionOf(call.sent);
    const request = inSession(state.databricks, call.body as SqlSchemas['ExecuteStatement'], sessionId);
    const waitMs = readWait(request.wait_timeout ?? '10s');
    const refusal = refuseRequest(request, waitMs) ?? refuseSession(state.databricks, call, sessionId);
    if (refusal || waitMs === undefined) return refusal ?? noWait();
    const warehouse = state.databricks.warehouses.find((one) => one.id === request.warehouse_id);
    if (!warehouse) return noWarehouse(request.warehouse_id);

    forgetOld(state.databricks, clock.now());
    if (state.databricks.statements.filter((one) => !isFinished(one)).length >= maxUnfinished) {
      return databricksError(429, 'REQUEST_LIMIT_EXCEEDED', `${maxUnfinished} statements are waiting or running.`);
    }
    const record: StatementRecord = {
      request,
      principal: call.caller.id,
      response: { statement_id: newUuid(), status: { state: 'PENDING' } },
      chunks: [],
      ...((request.disposition ?? 'INLINE') === 'INLINE' ? {} : { linkKey: randomUUID() }),
    };
    state.databricks.statements.push(record);
    // A statement starts a stopped warehouse and waits for it. Source: D8.
    const delayMs = startWarehouse(warehouse, surroundings);
    if (waitMs === 0) {
      void beginStatement(record, surroundings, delayMs);
      return ok(record.response);
    }
    const work = beginStatement(record, surroundings, delayMs > 0 ? delayMs : undefined);
    const waited = waitFor(work, waitMs, clock);
    await (delayMs > 0 ? call.letTimePass(waited) : waited);
    if (!isFinished(record) && request.on_wait_timeout === 'CANCEL') cancelStatement(record, clock.now());
    return ok(await withLinks(record, { origin: call.origin, nowMs: clock.now() }));
  },

  async getStatement({ path, origin }, surroundings) {
    const record = find(surroundings.state.databricks, path.statement_id);
    if (!record) return noStatement(path.statement_id ?? '');
    void beginStatement(record, surroundings, 0);
    if (hasExpired(record, surroundings.clock.now())) {
      return ok({ statement_id: record.response.statement_id, status: { state: 'CLOSED' } });
    }
    return ok(await withLinks(record, { origin, nowMs: surroundings.clock.now() }));
  },

  /** Answers before the state changes. Source: D8. */
  cancelStatement({ path }, { state, clock, later }) {
    const record = find(state.databricks, path.statement_id);
    if (!record) return noStatement(path.statement_id ?? '');
    later(0, () => {
      if (!isFinished(record)) cancelStatement(record, clock.now());
    });
    return ok({});
  },

  getStatementResultChunk({ path, origin }, { state, clock }) {
    const record = find(state.databricks, path.statement_id);
    if (!record) return noStatement(path.statement_id ?? '');
    if (record.response.status?.state !== 'SUCCEEDED' || hasExpired(record, clock.now())) {
      return databricksError(400, 'INVALID_STATE', `Statement ${path.statement_id} has no result.`);
    }
    const chunk = record.chunks[Number(path.chunk_index)];
    return chunk
      ? ok(linkedChunk(record, chunk, { origin, nowMs: clock.now() }))
      : invalidParameter(`Statement ${path.statement_id} has no chunk ${path.chunk_index}.`);
  },
};

/** Gives up a statement: what is left of it is that it was closed. */
export function closeStatement(id: string, { state, clock }: Surroundings): Answer {
  const record = find(state.databricks, id);
  if (!record) return noStatement(id);
  if (!isFinished(record)) cancelStatement(record, clock.now());
  close(record);
  return ok({});
}

function find(state: DatabricksState, id: string | undefined): StatementRecord | undefined {
  return state.statements.find((one) => one.response.statement_id === id);
}

function noStatement(id: string): Answer {
  return databricksError(404, 'RESOURCE_DOES_NOT_EXIST', `The statement ${id} was not found.`);
}

/** 0, or 5 to 50 seconds. */
function readWait(text: string): number | undefined {
  const seconds = /^\d+s$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  return seconds === 0 || (seconds >= 5 && seconds <= 50) ? seconds * 1_000 : undefined;
}

function noWait(): Answer {
  return invalidParameter('wait_timeout must be 0s or between 5s and 50s.');
}

function refuseRequest(request: SqlSchemas['ExecuteStatement'], waitMs: number | undefined): Answer | undefined {
  if (waitMs === undefined) return noWait();
  const limit = (['row_limit', 'byte_limit'] as const).find((name) => (request[name] ?? 1) < 1);
  if (limit !== undefined) return invalidParameter(`${limit} must be a positive number.`);
  if (Buffer.byteLength(request.statement) > 16 * 1_024 * 1_024)
    return invalidParameter('The statement is longer than 16 MiB.');
  const { format = 'JSON_ARRAY' } = request;
  const disposition: string = request.disposition ?? 'INLINE';
  if (!dispositions.includes(disposition)) {
    return invalidParameter(`disposition must be one of ${dispositions.join(', ')}, not ${disposition}.`);
  }
  if (disposition === 'INLINE' && format !== 'JSON_ARRAY')
    return invalidParameter('Disposition INLINE supports the format JSON_ARRAY only.');
  if (disposition === 'INLINE_OR_EXTERNAL_LINKS' && format === 'CSV')
    return invalidParameter('The format CSV needs the disposition EXTERNAL_LINKS.');
  return undefined;
}

async function waitFor(work: Promise<void>, durationMs: number, clock: Clock): Promise<void> {
  const limit = new AbortController();
  await Promise.race([work, sleep(clock, durationMs, limit.signal).catch(() => undefined)]);
  limit.abort();
}

function hasExpired(record: StatementRecord, nowMs: number): boolean {
  const isOver = nowMs - (record.finishedAtMs ?? nowMs) >= resultLifetimeMs;
  return isOver && record.response.status?.state === 'SUCCEEDED';
}

/** Old results make room, so that the state does not grow for ever. */
function forgetOld(state: DatabricksState, nowMs: number): void {
  const known = state.statements.filter((one) => nowMs - (one.finishedAtMs ?? nowMs) < statementLifetimeMs);
  const surplus = known.filter(isFinished).slice(0, Math.max(0, known.length - maxKept));
  state.statements = known.filter((one) => !surplus.includes(one));
  let bytes = 0;
  for (const record of state.statements.toReversed()) {
    bytes += isFinished(record) ? sizeOf(record) : 0;
    if (!hasExpired(record, nowMs) && bytes <= maxResultBytes) continue;
    if (record.response.status?.state !== 'SUCCEEDED') continue;
    close(record);
  }
}

function close(record: StatementRecord): void {
  record.chunks = [];
  record.response = { statement_id: record.response.statement_id ?? '', status: { state: 'CLOSED' } };
}

function sizeOf({ response, chunks }: StatementRecord): number {
  return response.manifest?.total_byte_count ?? chunks.reduce((sum, chunk) => sum + (chunk.row_count ?? 0), 0);
}
