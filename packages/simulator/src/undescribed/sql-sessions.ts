import { refuseSession } from '../databricks/sessions.ts';
import { closeStatement } from '../databricks/statements.ts';
import { noWarehouse } from '../databricks/warehouses.ts';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Surroundings } from '../request/route.ts';
import type { Undescribed } from './undescribed.ts';

/** More are not open at once: the oldest one makes room. */
const maxSessions = 1_000;
/** Some drivers have the warehouse in the path, some in the body. */
const sessions = /^\/api\/2\.0\/sql\/(?:warehouses\/([^/]+)\/)?sessions$/;
const session = /^\/api\/2\.0\/sql\/(?:warehouses\/[^/]+\/)?sessions\/([^/]+)$/;
const statement = /^\/api\/2\.0\/sql\/statements\/([^/]+)$/;

/**
 * What the SQL drivers do beside the statement API: they open a session, name it in each statement (`session_id`), and close
 * both. Its catalog and schema are where its statements look names up.
 */
export const sqlSessions: readonly Undescribed[] = [
  { method: 'POST', path: sessions, answer: openSession },
  {
    method: 'DELETE',
    path: session,
    answer(call, { state: { databricks } }) {
      const id = idIn(session, call);
      const refusal = refuseSession(databricks, call, id);
      if (refusal) return refusal;
      databricks.sessions = databricks.sessions?.filter((one) => one.id !== id) ?? [];
      return ok({});
    },
  },
  {
    method: 'DELETE',
    path: statement,
    answer: (call, surroundings) => closeStatement(idIn(statement, call), surroundings),
  },
];

function openSession(call: Call, { state: { databricks }, newUuid }: Surroundings): Answer {
  const { body, caller } = call;
  const { warehouse_id: named, catalog, schema } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const warehouseId = idIn(sessions, call) || String(named ?? '');
  if (!databricks.warehouses.some((one) => one.id === warehouseId)) return noWarehouse(warehouseId);
  const id = newUuid();
  const opened = {
    id,
    warehouseId,
    principal: caller.id,
    ...(typeof catalog === 'string' ? { catalog } : {}),
    ...(typeof schema === 'string' ? { schema } : {}),
  };
  databricks.sessions = [...(databricks.sessions ?? []), opened].slice(-maxSessions);
  return ok({ session_id: id });
}

function idIn(path: RegExp, { request }: Call): string {
  return path.exec(new URL(request.url).pathname.replace(/\/+$/, ''))?.[1] ?? '';
}
