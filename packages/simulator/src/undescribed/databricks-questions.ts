import { ok } from '../request/answer.ts';
import type { Undescribed } from './undescribed.ts';

/** What tools only ask about in a workspace. */
export const databricksQuestions: readonly Undescribed[] = [
  {
    method: 'POST',
    path: /^\/telemetry-ext$/,
    answer: ({ body }) => ok({ errors: [], numProtoSuccess: ((body as { protoLogs?: [] })?.protoLogs ?? []).length }),
  },
  {
    method: 'GET',
    path: /^\/api\/2\.0\/connector-service\/feature-flags\/[^/]+\/[^/]+$/,
    answer: () => ok({ flags: [], ttl_seconds: 900 }),
  },
  { method: 'GET', path: /^\/api\/2\.0\/token-management\/tokens$/, answer: () => ok({}) },
  { method: 'GET', path: /^\/api\/2\.1\/unity-catalog\/credentials$/, answer: () => ok({}) },
  {
    method: 'GET',
    path: /^\/api\/2\.0\/preview\/sql\/data_sources$/,
    answer: (_call, { state }) =>
      ok(
        state.databricks.warehouses.map((one) => ({
          id: one.id,
          name: one.name,
          warehouse_id: one.id,
          type: 'databricks_internal',
          paused: 0,
          syntax: 'sql',
          supports_auto_limit: true,
          view_only: false,
        })),
      ),
  },
];
