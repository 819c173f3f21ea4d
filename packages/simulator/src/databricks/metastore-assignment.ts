import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes, Surroundings } from '../request/route.ts';
import { exchangeMetastore } from './metastore-contents.ts';
import { isSameName } from './names.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import { denied, doesNotExist } from './unity-errors.ts';

/** Which metastore the workspace has. Source: D6.1. */
export const metastoreAssignmentRoutes: Routes = {
  /** Another one takes the place of what the workspace has. */
  assignMetastore(call, surroundings) {
    const body = call.body as UnityCatalogSchemas['AssignMetastore'];
    return refuseWorkspace(call, surroundings) ?? assign(body, surroundings);
  },

  updateMetastoreAssignment(call, surroundings) {
    const body = call.body as UnityCatalogSchemas['UpdateMetastoreAssignment'];
    return refuseWorkspace(call, surroundings) ?? assign(body, surroundings);
  },

  /** The workspace sees nothing of it any more, until it is assigned again. */
  unassignMetastore(call, surroundings) {
    const { databricks } = surroundings.state;
    const id = call.query.get('metastore_id') ?? '';
    const refusal = refuseWorkspace(call, surroundings);
    if (refusal) return refusal;
    if (!isSameName(databricks.metastore.metastore_id, id)) return doesNotExist('METASTORE', id);
    exchangeMetastore(databricks, undefined);
    delete databricks.defaultCatalogName;
    return ok({});
  },
};

function assign(
  { metastore_id: id, default_catalog_name: catalog }: UnityCatalogSchemas['UpdateMetastoreAssignment'],
  { state: { databricks } }: Surroundings,
): Answer {
  if (id !== undefined && !isSameName(databricks.metastore.metastore_id, id)) {
    const next = databricks.otherMetastores?.find(({ metastore }) => isSameName(metastore.metastore_id, id));
    if (!next) return doesNotExist('METASTORE', id);
    exchangeMetastore(databricks, next);
    delete databricks.defaultCatalogName;
  }
  if (catalog) databricks.defaultCatalogName = catalog;
  return ok({});
}

function refuseWorkspace({ path, caller }: Call, { state: { world, databricks } }: Surroundings): Answer | undefined {
  const id = path.workspace_id ?? '';
  if (id !== world.databricks.workspaceId) return doesNotExist('WORKSPACE', id);
  if (isWorkspaceAdministrator(databricks, caller.id)) return undefined;
  return denied('User does not administer the account.');
}
