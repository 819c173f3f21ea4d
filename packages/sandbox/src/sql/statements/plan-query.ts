import type { Session } from '../duckdb/emitter.ts';
import { type OpenedQuery, openQuery } from '../open-query.ts';
import type { SqlColumn } from '../sql-outcome.ts';
import type { StatementContext } from '../statement-context.ts';
import type { Query } from '../syntax/syntax-tree.ts';

/** A query that was opened, and what columns it gives. */
export interface QueryPlan {
  readonly opened: OpenedQuery;
  readonly session: Session;
  readonly columns: readonly SqlColumn[];
}

export async function planQuery(context: StatementContext, query: Query): Promise<QueryPlan> {
  const { caller, namespace, parameters, pool, signal } = context;
  const session = { caller, catalog: namespace.catalog, schema: namespace.schema };
  const opened = await openQuery(query, context);
  const { columns } = await pool.run({ ...opened, session, parameters, rowLimit: undefined, target: 'none' }, signal);
  return { opened, session, columns };
}
