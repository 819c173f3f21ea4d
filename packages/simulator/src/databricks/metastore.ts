import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState, SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { refuseUnknownOwner } from './catalogs.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import { refuseWithout } from './privileges.ts';
import { describeSecurable, metastoreSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { updateFields } from './stamps.ts';
import { denied, doesNotExist } from './unity-errors.ts';

/** Everybody in the workspace may read the summary and the assignment. Source: D6.1. */
export const metastoreRoutes: Routes = {
  /** Whoever administers neither the workspace nor the metastore sees none. */
  listMetastores: ({ query, caller }, { state: { databricks } }) =>
    listAnswer('metastores', databricks.metastore.metastore_id ? [databricks.metastore] : [], {
      query,
      nameOf: (one) => one.metastore_id,
      isShown: () => isWorkspaceAdministrator(databricks, caller.id),
    }),

  getMetastore: (call, { state: { databricks } }) => refuseMetastore(call, databricks) ?? ok(databricks.metastore),

  updateMetastore(call, surroundings) {
    const { databricks } = surroundings.state;
    const { new_name: newName, ...fields } = call.body as UnityCatalogSchemas['UpdateMetastore'];
    const refusal =
      refuseMetastore(call, databricks) ??
      refuseWithout(databricks, call.caller.id, [['MANAGE', metastoreSecurable(databricks)]]) ??
      refuseUnknownOwner(databricks, fields.owner);
    if (refusal) return refusal;
    updateFields(databricks.metastore, { ...fields, ...(newName ? { name: newName } : {}) }, call, surroundings);
    return ok(databricks.metastore);
  },

  getMetastoreSummary: (_call, { state }) => notAssigned(state) ?? ok(state.databricks.metastore),

  getCurrentMetastoreAssignment: (_call, { state }) =>
    notAssigned(state) ??
    ok({
      metastore_id: state.databricks.metastore.metastore_id,
      workspace_id: Number(state.world.databricks.workspaceId),
    }),
};

function refuseMetastore({ path, caller }: Call, state: DatabricksState): Answer | undefined {
  if (!isSameName(state.metastore.metastore_id, path.id)) return doesNotExist('METASTORE', path.id ?? '');
  if (isWorkspaceAdministrator(state, caller.id)) return undefined;
  return denied(`User does not administer ${describeSecurable(metastoreSecurable(state))}.`);
}

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
