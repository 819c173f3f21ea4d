import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState, SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { refuseUnknownOwner } from './catalogs.ts';
import { emptyContents, exchangeMetastore, isEmpty } from './metastore-contents.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import { refuseWithout } from './privileges.ts';
import { describeSecurable, metastoreSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { creationStamps, updateFields } from './stamps.ts';
import { alreadyExists, denied, doesNotExist, stillNeeded } from './unity-errors.ts';

type Metastore = UnityCatalogSchemas['MetastoreSummary'];
type Create = UnityCatalogSchemas['CreateMetastore'];

/** Everybody in the workspace may read the summary and the assignment. Source: D6.1. */
export const metastoreRoutes: Routes = {
  /** Whoever administers neither the workspace nor the metastore sees none. */
  listMetastores: ({ query, caller }, { state: { databricks } }) =>
    listAnswer('metastores', metastoresOf(databricks), {
      query,
      nameOf: (one) => one.metastore_id,
      isShown: () => isWorkspaceAdministrator(databricks, caller.id),
    }),

  getMetastore(call, { state: { databricks } }) {
    const found = readMetastore(call, databricks);
    return 'status' in found ? found : ok(found);
  },

  /** Whoever administers the workspace administers the account, too, here. */
  createMetastore(call, surroundings) {
    const { databricks, world } = surroundings.state;
    const { name, region = world.bucket.region, storage_root: root, ...more } = call.body as Create;
    if (!isWorkspaceAdministrator(databricks, call.caller.id)) return denied('User does not administer the account.');
    if (metastoresOf(databricks).some((one) => one.name === name)) return alreadyExists('METASTORE', name);
    const id = surroundings.newUuid();
    const cloud = /^abfss:/.test(root ?? '') ? 'azure' : 'aws';
    const metastore: Metastore = {
      name,
      cloud,
      region,
      external_access_enabled: more.external_access_enabled ?? false,
      privilege_model_version: '1.0',
      delta_sharing_scope: 'INTERNAL',
      ...(root ? { storage_root: `${root.replace(/\/+$/, '')}/${id}` } : {}),
      ...creationStamps(call, surroundings),
      metastore_id: id,
      global_metastore_id: `${cloud}:${region}:${id}`,
    };
    databricks.otherMetastores = [...(databricks.otherMetastores ?? []), { metastore, contents: emptyContents() }];
    return ok(metastore);
  },

  deleteMetastore(call, { state: { databricks } }) {
    const found = readMetastore(call, databricks);
    if ('status' in found) return found;
    const other = databricks.otherMetastores?.find(({ metastore }) => metastore === found);
    if (call.query.get('force') !== 'true' && (!other || !isEmpty(other.contents))) {
      return stillNeeded(`Metastore '${found.name}' is ${other ? 'not empty' : 'assigned to a workspace'}.`);
    }
    if (!other) exchangeMetastore(databricks, undefined);
    databricks.otherMetastores = databricks.otherMetastores?.filter(({ metastore }) => metastore !== found) ?? [];
    return ok({});
  },

  updateMetastore(call, surroundings) {
    const { databricks } = surroundings.state;
    const { new_name: newName, ...fields } = call.body as UnityCatalogSchemas['UpdateMetastore'];
    const found = readMetastore(call, databricks);
    if ('status' in found) return found;
    const isOwn = found === databricks.metastore;
    const refusal =
      (isOwn ? refuseWithout(databricks, call.caller.id, [['MANAGE', metastoreSecurable(databricks)]]) : undefined) ??
      refuseUnknownOwner(databricks, fields.owner);
    if (refusal) return refusal;
    const credential = fields.storage_root_credential_id;
    const name = databricks.storageCredentials.find((one) => one.id === credential)?.name;
    if (credential && name === undefined) return doesNotExist('STORAGE_CREDENTIAL', credential);
    const follows = { ...(newName ? { name: newName } : {}), ...(name ? { storage_root_credential_name: name } : {}) };
    updateFields(found, { ...fields, ...follows }, call, surroundings);
    return ok(found);
  },

  getMetastoreSummary: (_call, { state }) => notAssigned(state) ?? ok(state.databricks.metastore),

  getCurrentMetastoreAssignment: (_call, { state }) =>
    notAssigned(state) ??
    ok({
      metastore_id: state.databricks.metastore.metastore_id,
      workspace_id: Number(state.world.databricks.workspaceId),
      ...(state.databricks.defaultCatalogName ? { default_catalog_name: state.databricks.defaultCatalogName } : {}),
    }),
};

/** That of the workspace, and those that no workspace has. */
function metastoresOf({ metastore, otherMetastores = [] }: DatabricksState): readonly Metastore[] {
  return [...(metastore.metastore_id ? [metastore] : []), ...otherMetastores.map((one) => one.metastore)];
}

function readMetastore({ path, caller }: Call, state: DatabricksState): Metastore | Answer {
  const found = metastoresOf(state).find((one) => isSameName(one.metastore_id, path.id));
  if (!found) return doesNotExist('METASTORE', path.id ?? '');
  if (isWorkspaceAdministrator(state, caller.id)) return found;
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
