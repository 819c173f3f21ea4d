import { ApiError, collect, InputError, SdkError, waitUntil } from '@tableflow-workshop/client-core';
import {
  type SqlSchemas,
  type StatementRow,
  statementRows,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { visibleWarehouses } from '../../lab/warehouses.ts';
import { text } from '../../mechanics/input-schemas.ts';
import { parseInput } from '../../mechanics/parse-input.ts';

/** A statement that ran and failed: Databricks returns 200 for it. */
export class StatementError extends SdkError {
  static override readonly kind = 'StatementError';
  override readonly name = StatementError.kind;
}

/** What a statement gives, or `undefined` where its table has left the catalog since it was found there. */
export async function unlessTableGone<Result>(statement: Promise<Result>): Promise<Result | undefined> {
  try {
    return await statement;
  } catch (error) {
    if (StatementError.isInstance(error) && /TABLE_OR_VIEW_NOT_FOUND/.test(error.message)) return undefined;
    throw error;
  }
}

interface RunSqlOptions {
  /** Ends the wait early, and cancels the statement. */
  readonly signal?: AbortSignal | undefined;
  /** Maximum time for the statement, in milliseconds. Default 300,000 (5 minutes). */
  readonly timeoutMs?: number;
}

/** First wait of the server itself; afterwards we poll. */
const serverWait = '10s';

/** The rows of a statement, and the names of its columns. */
export interface StatementRows {
  readonly columns: readonly string[];
  readonly rows: readonly StatementRow[];
}

/**
 * Runs a reading SQL statement on the lab's warehouse and gives all its rows, every cell a text or null. A stopped
 * warehouse is started by the statement; that may take a minute. A statement whose wait ends early is cancelled.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws StatementError with the words of Databricks, WaitError when it does not finish, InputError that lists the
 *   warehouses where the lab's is not there
 * @see https://docs.databricks.com/api/workspace/statementexecution
 */
export async function runSql(
  lab: LabContext,
  statement: string,
  options: RunSqlOptions = {},
): Promise<readonly StatementRow[]> {
  return (await runStatement(lab, statement, options)).rows;
}

/** The same with the names of the columns, which a result without rows has too. */
export async function runStatement(
  lab: LabContext,
  statement: string,
  options: RunSqlOptions = {},
): Promise<StatementRows> {
  parseInput(text, statement, 'run SQL');
  const { takeTurn } = lab.databricks;
  const run = () => runNow(lab, statement, options);
  return takeTurn ? takeTurn(run, options.signal) : run();
}

async function runNow(lab: LabContext, statement: string, options: RunSqlOptions): Promise<StatementRows> {
  const { sql, warehouseId } = lab.databricks;
  const { signal } = options;
  const first = await submit(lab, statement, signal);
  const id = first.statement_id ?? '';
  let isFirst = true;
  const waiting = waitUntil<SqlSchemas['StatementResponse']>({
    waitingFor: `statement ${id} on warehouse ${warehouseId}`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    signal,
    observe: async (signal) => {
      if (isFirst) {
        isFirst = false;
        return first;
      }
      return unwrapDatabricks(
        sql.GET('/api/2.0/sql/statements/{statement_id}', { params: { path: { statement_id: id } }, signal }),
        `read statement ${id}`,
      );
    },
    judge: ({ status }) =>
      status?.state === 'PENDING' || status?.state === 'RUNNING'
        ? { state: 'pending', phase: status.state }
        : { state: 'ready' },
    timeoutHint: () => 'The warehouse may be starting: check it in the workspace.',
  });
  const finished = await waiting.catch(async (error: unknown) => {
    await cancel(lab, id);
    throw error;
  });
  if (finished.status?.state === 'SUCCEEDED') {
    // Databricks itself ends such a result at 25 MiB.
    const rows = await collect(statementRows(sql, finished, { signal }), Number.POSITIVE_INFINITY);
    return { columns: (finished.manifest?.schema?.columns ?? []).map((column) => column.name ?? ''), rows };
  }
  const { error_code: code, message } = finished.status?.error ?? {};
  throw new StatementError(
    `Could not run a statement: Databricks ended it ${finished.status?.state ?? ''} with ${code ?? 'no code'}: ${message ?? ''}`,
    { code },
  );
}

/** Nobody reads the result any more, and a statement that runs on costs money. Where that fails, it ends by itself. */
async function cancel({ databricks: { sql } }: LabContext, id: string): Promise<void> {
  const call = sql.POST('/api/2.0/sql/statements/{statement_id}/cancel', { params: { path: { statement_id: id } } });
  await unwrapDatabricks(call, `cancel statement ${id}`).catch(() => undefined);
}

async function submit(
  { databricks: { sql, warehouseId } }: LabContext,
  statement: string,
  signal: AbortSignal | undefined,
): Promise<SqlSchemas['StatementResponse']> {
  try {
    return await unwrapDatabricks(
      sql.POST('/api/2.0/sql/statements', {
        body: { statement, warehouse_id: warehouseId, wait_timeout: serverWait, on_wait_timeout: 'CONTINUE' },
        signal,
      }),
      `run a statement on warehouse ${warehouseId}`,
    );
  } catch (error) {
    if (!isNoWarehouse(error)) throw error;
    // Waiting does not help, so it is not reported as "not found", after which a wait would poll again.
    const problem = `SQL warehouse ${warehouseId} does not exist; the visible ones are: ${await visibleWarehouses(sql, signal)}.`;
    const remedy = 'Name one of them by DATABRICKS_WAREHOUSE_ID; databricks warehouses list shows them, too.';
    throw new InputError({
      tried: 'run a statement',
      problems: [{ path: 'databricks.warehouseId', problem, remedy }],
      cause: error,
    });
  }
}

/** Said with 404 by one workspace, and with 400 by another. */
function isNoWarehouse(error: unknown): boolean {
  if (!ApiError.isInstance(error)) return false;
  return error.status === 404 || (error.status === 400 && error.code === 'RESOURCE_DOES_NOT_EXIST');
}
