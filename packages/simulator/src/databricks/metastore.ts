import { type Answer, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { seedStamps } from './seed-stamps.ts';
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

/** The metastore of the region. */
export function seedMetastore(world: World, nowMs: number): SimulatorState['databricks']['metastore'] {
  const { bucket, databricks } = world;
  return {
    global_metastore_id: `aws:${bucket.region}:${databricks.metastoreId}`,
    name: `metastore-${bucket.region}`,
    cloud: 'aws',
    region: bucket.region,
    external_access_enabled: databricks.externalAccessEnabled,
    privilege_model_version: '1.0',
    delta_sharing_scope: 'INTERNAL',
    ...seedStamps(world, nowMs),
  };
}
