import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import { type Answer, databricksError, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState, WarehouseRecord } from '../state.ts';
import { isWorkspaceAdministrator } from './principals.ts';
import { denied, invalidParameter } from './unity-errors.ts';
import { noWarehouse, odbcParameters, startWarehouse } from './warehouses.ts';

const defaults = {
  auto_stop_mins: 120,
  enable_photon: true,
  enable_serverless_compute: false,
  min_num_clusters: 1,
  spot_instance_policy: 'COST_OPTIMIZED',
  warehouse_type: 'CLASSIC',
};

/** Making, changing and deleting warehouses. Source: D7. */
export const manageWarehouseRoutes: Routes = {
  /** It starts at once. */
  createWarehouse(call, surroundings) {
    const { state, newUuid } = surroundings;
    const sent = call.body as SqlSchemas['SetWarehouse'];
    const id = newUuid().replaceAll('-', '').slice(-16);
    const warehouse: WarehouseRecord = {
      ...defaults,
      max_num_clusters: sent.min_num_clusters ?? defaults.min_num_clusters,
      creator_name: call.caller.id,
      ...sent,
      id,
      state: 'STOPPED',
      num_clusters: 0,
      jdbc_url: `jdbc:spark://${new URL(call.origin).host}/default;transportMode=http;httpPath=/sql/1.0/warehouses/${id}`,
      odbc_params: odbcParameters(id, new URL(call.origin)),
      health: { status: 'HEALTHY' },
    };
    const refusal = refuseStranger(state.databricks, call.caller.id) ?? refuse(state.databricks, warehouse);
    if (refusal) return refusal;
    state.databricks.warehouses.push(warehouse);
    startWarehouse(warehouse, surroundings);
    return ok({ id });
  },

  updateWarehouse(call, { state: { databricks } }) {
    const warehouse = databricks.warehouses.find((one) => one.id === call.path.id);
    if (!warehouse) return noWarehouse(call.path.id ?? '');
    const changed = { ...warehouse, ...(call.body as SqlSchemas['SetWarehouse']) };
    const refusal = refuseStranger(databricks, call.caller.id) ?? refuse(databricks, changed);
    if (refusal) return refusal;
    Object.assign(warehouse, changed);
    return ok({});
  },

  deleteWarehouse({ path, caller }, { state: { databricks } }) {
    const warehouse = databricks.warehouses.find((one) => one.id === path.id);
    if (!warehouse) return noWarehouse(path.id ?? '');
    const refusal = refuseStranger(databricks, caller.id);
    if (refusal) return refusal;
    databricks.warehouses = databricks.warehouses.filter((one) => one !== warehouse);
    return ok({});
  },
};

function refuseStranger(state: DatabricksState, principal: string): Answer | undefined {
  if (isWorkspaceAdministrator(state, principal)) return undefined;
  return denied('You do not have permission to manage SQL warehouses.');
}

function refuse(state: DatabricksState, warehouse: WarehouseRecord): Answer | undefined {
  const { id, name, cluster_size: size, auto_stop_mins: stopAfter = 0 } = warehouse;
  const { min_num_clusters: least = 1, max_num_clusters: most = 1 } = warehouse;
  if (!name || name.length >= 100) return invalidParameter('A SQL warehouse needs a name of less than 100 characters.');
  if (!size) return invalidParameter('cluster_size is required.');
  if (stopAfter !== 0 && stopAfter < 10) return invalidParameter('auto_stop_mins must be 0 or at least 10.');
  if (least < 1 || most < least || most > 40) {
    return invalidParameter('max_num_clusters must be between min_num_clusters and 40.');
  }
  if (!state.warehouses.some((one) => one.name === name && one.id !== id)) return undefined;
  return databricksError(400, 'RESOURCE_ALREADY_EXISTS', `SQL warehouse with name \`${name}\` already exists`);
}
