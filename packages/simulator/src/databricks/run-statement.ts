import type { StatementOutcome } from '../data-plane.ts';
import type { Surroundings } from '../request/route.ts';
import type { DatabricksState, StatementRecord } from '../state.ts';
import { findCatalog } from './catalogs.ts';
import { firstMissing } from './privileges.ts';
import { findSchema } from './schemas.ts';
import { catalogSecurable, findSecurable, schemaSecurable, tableSecurable } from './securables.ts';
import { statementResult } from './statement-result.ts';
import { tableReferences } from './table-references.ts';
import { findTable } from './tables.ts';
import { isVisible } from './visibility.ts';

/** Statements that somebody works on. After a restart nobody does, and the next read of one begins it again. */
const underway = new WeakMap<StatementRecord, Promise<void>>();

/** What stops the work on a statement. */
const cancels = new WeakMap<StatementRecord, AbortController>();

/** A statement is cancelled: whatever works on it stops, and what may still come of it is not shown. */
export function cancelStatement(record: StatementRecord, nowMs: number): void {
  record.response = { statement_id: record.response.statement_id ?? '', status: { state: 'CANCELED' } };
  finish(record, nowMs);
  cancels.get(record)?.abort();
}

/** Its text may be long, and is not needed any more. */
function finish(record: StatementRecord, nowMs: number): void {
  record.finishedAtMs = nowMs;
  record.request = { ...record.request, statement: '', parameters: [] };
}

export function isFinished({ response }: StatementRecord): boolean {
  const state = response.status?.state;
  return state !== 'PENDING' && state !== 'RUNNING';
}

/**
 * Sees to it that a statement runs, once.
 *
 * @param delayMs how long it stays PENDING; `undefined` begins at once
 */
export function beginStatement(record: StatementRecord, surroundings: Surroundings, delayMs?: number): Promise<void> {
  const begun = underway.get(record);
  if (begun || isFinished(record)) return begun ?? Promise.resolve();
  const run = (): Promise<void> => runStatement(record, surroundings);
  const work =
    delayMs === undefined
      ? run()
      : new Promise<void>((resolve) => surroundings.later(delayMs, () => run().then(resolve)));
  underway.set(record, work);
  return work;
}

async function runStatement(record: StatementRecord, { state, dataPlane, clock }: Surroundings): Promise<void> {
  if (isFinished(record)) return;
  const { request } = record;
  const id = record.response.statement_id ?? '';
  record.response = { statement_id: id, status: { state: 'RUNNING' } };
  const cancel = new AbortController();
  cancels.set(record, cancel);
  const outcome =
    (dataPlane.checksPrivileges ? undefined : denial(state.databricks, record)) ??
    (await dataPlane
      .runStatement(
        {
          text: request.statement,
          catalog: request.catalog,
          schema: request.schema,
          parameters: (request.parameters ?? []).map(({ name, value, type }) => ({
            name,
            value: value ?? null,
            ...(type === undefined ? {} : { type }),
          })),
          // One more than asked for shows whether the result was cut.
          rowLimit: request.row_limit === undefined ? undefined : request.row_limit + 1,
        },
        cancel.signal,
        {
          name: record.principal,
          isVisible: (name) => isNameVisible(state.databricks, record.principal, name),
        },
      )
      .catch(failed));
  // Cancelled meanwhile: what came of it is not shown.
  if (isFinished(record)) return;
  const { response, chunks } = statementResult(id, outcome, request);
  record.response = response;
  record.chunks = chunks;
  finish(record, clock.now());
}

const namedTypes = ['catalog', 'schema', 'table'] as const;

/** Whether somebody may see what a name of one to three parts means. SQL shows what the REST side shows. Source: D6.7. */
function isNameVisible(state: DatabricksState, principal: string, name: readonly string[]): boolean {
  const type = namedTypes[name.length - 1];
  const securable = type && findSecurable(state, type, name.join('.'));
  return securable === undefined || isVisible(state, principal, securable);
}

/** Reading a table needs SELECT on it and the use of what it lies in. Source: D6.7. */
function denial(state: DatabricksState, { principal, request }: StatementRecord): StatementOutcome | undefined {
  for (const name of tableReferences(request)) {
    const table = findTable(state, name);
    const schema = findSchema(state, `${table?.catalog_name}.${table?.schema_name}`);
    const catalog = findCatalog(state, table?.catalog_name);
    if (!table || !schema || !catalog) continue;
    const missing = firstMissing(state, principal, [
      ['USE_CATALOG', catalogSecurable(catalog)],
      ['USE_SCHEMA', schemaSecurable(state, schema)],
      ['SELECT', tableSecurable(state, table)],
    ]);
    if (missing === undefined) continue;
    return { state: 'FAILED', errorCode: 'BAD_REQUEST', message: `PERMISSION_DENIED: ${missing}`, sqlState: '42501' };
  }
  return undefined;
}

function failed(error: unknown): StatementOutcome {
  return {
    state: 'FAILED',
    errorCode: 'INTERNAL_ERROR',
    message: error instanceof Error ? error.message : String(error),
  };
}
