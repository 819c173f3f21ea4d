import { type Answer, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import { doesNotExist } from './unity-errors.ts';

/** Everybody in the workspace may read these. Source: D6.1. */
export const metastoreRoutes: Routes = {
  getMetastoreSummary: (_call, { state }) => notAssigned(state) ?? ok(state.databricks.metastore),

  getCurrentMetastoreAssignment: (_call, { state }) =>
    notAssigned(state) ??
    ok({
      metastore_id: state.databricks.metastore.metastore_id,
      workspace_id: Number(state.world.databricks.workspaceId),
    }),
};

/** Source: D6.1. */
function notAssigned({ world, databricks }: SimulatorState): Answer | undefined {
  return databricks.metastore.metastore_id ? undefined : doesNotExist('METASTORE', world.databricks.metastoreId);
}
