import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import { type Answer, databricksError } from '../request/answer.ts';
import type { Call } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';

type Statement = SqlSchemas['ExecuteStatement'];

/** The session that a statement names: drivers send it beside what the API describes. */
export function sessionOf(sent: unknown): string | undefined {
  const id = (sent as { session_id?: unknown } | undefined)?.session_id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Nobody sees the session of somebody else. */
export function refuseSession(
  state: DatabricksState,
  { caller }: Pick<Call, 'caller'>,
  id: string | undefined,
): Answer | undefined {
  if (id === undefined) return undefined;
  const found = state.sessions?.find((one) => one.id === id);
  if (found?.principal === caller.id) return undefined;
  return databricksError(404, 'RESOURCE_DOES_NOT_EXIST', `The session ${id} was not found.`);
}

/** A statement of a session: where it names neither catalog nor schema, those of the session count. */
export function inSession(state: DatabricksState, statement: Statement, id: string | undefined): Statement {
  const session = state.sessions?.find((one) => one.id === id);
  if (!session || statement.catalog !== undefined || statement.schema !== undefined) return statement;
  const { catalog, schema } = session;
  return { ...statement, ...(catalog === undefined ? {} : { catalog }), ...(schema === undefined ? {} : { schema }) };
}
