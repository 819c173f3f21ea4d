import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import { type Answer, databricksError, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { WarehouseRecord } from '../state.ts';
import type { World } from '../world.ts';
import { listAnswer } from './paging.ts';
import { seedAdmin } from './seed-stamps.ts';

/** SQL warehouses. Source: D7. */
export const warehouseRoutes: Routes = {
  listWarehouses: ({ query }, { state, clock }) =>
    listAnswer('warehouses', state.databricks.warehouses, {
      query,
      nameOf: (one) => one.id,
      show: (one) => shown(one, clock.now()),
      rule: { parameter: 'page_size' },
    }),

  getWarehouse({ path }, { state, clock }) {
    const warehouse = state.databricks.warehouses.find((one) => one.id === path.id);
    return warehouse ? ok(shown(warehouse, clock.now())) : noWarehouse(path.id ?? '');
  },

  startWarehouse({ path }, surroundings) {
    const warehouse = surroundings.state.databricks.warehouses.find((one) => one.id === path.id);
    if (!warehouse) return noWarehouse(path.id ?? '');
    startWarehouse(warehouse, surroundings);
    return ok({});
  },

  stopWarehouse({ path }, { state }) {
    const warehouse = state.databricks.warehouses.find((one) => one.id === path.id);
    if (!warehouse) return noWarehouse(path.id ?? '');
    warehouse.state = 'STOPPED';
    delete warehouse.runsFromMs;
    return ok({});
  },
};

/** Answered with 404 or with 400 by the real service. */
export function noWarehouse(id: string): Answer {
  return databricksError(404, 'RESOURCE_DOES_NOT_EXIST', `SQL warehouse ${id} does not exist`);
}

/**
 * Starts a stopped warehouse; on another it changes nothing.
 *
 * @returns how long it takes until it runs, in milliseconds
 */
export function startWarehouse(warehouse: WarehouseRecord, { clock, timingsOf }: Surroundings): number {
  if (stateOf(warehouse, clock.now()) === 'STOPPED') {
    warehouse.state = 'STARTING';
    warehouse.runsFromMs = clock.now() + timingsOf(warehouse.id ?? '').warehouseStartMs;
  }
  return Math.max(0, (warehouse.runsFromMs ?? 0) - clock.now());
}

/** Read from the clock, so that nothing has to happen at the end of a start. */
function stateOf({ state, runsFromMs = 0 }: WarehouseRecord, nowMs: number): SqlSchemas['Warehouse']['state'] {
  return state === 'STARTING' && runsFromMs <= nowMs ? 'RUNNING' : state;
}

function shown(warehouse: WarehouseRecord, nowMs: number): SqlSchemas['Warehouse'] {
  const { runsFromMs: _runsFromMs, ...fields } = warehouse;
  const state = stateOf(warehouse, nowMs);
  return { ...fields, ...(state === undefined ? {} : { state }) };
}

/** Where drivers find a warehouse: at the address that its workspace is called under. */
export function odbcParameters(id: string, { hostname, port, protocol }: URL): SqlSchemas['WarehouseOdbcParameters'] {
  const scheme = protocol.replace(':', '');
  const ofScheme = scheme === 'https' ? 443 : 80;
  return { hostname, path: `/sql/1.0/warehouses/${id}`, port: Number(port || ofScheme), protocol: scheme };
}

/** The starter warehouse. */
export function seedWarehouses({ databricks }: World): WarehouseRecord[] {
  const { id, name } = databricks.warehouse;
  return [
    {
      id,
      name,
      state: 'RUNNING',
      cluster_size: '2X-Small',
      warehouse_type: 'PRO',
      enable_serverless_compute: true,
      enable_photon: true,
      auto_stop_mins: 10,
      min_num_clusters: 1,
      max_num_clusters: 1,
      num_clusters: 1,
      creator_name: seedAdmin,
      odbc_params: odbcParameters(id, new URL(databricks.workspaceUrl)),
      health: { status: 'HEALTHY' },
    },
  ];
}
