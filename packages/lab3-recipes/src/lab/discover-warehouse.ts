import { InputError } from '@tableflow-workshop/client-core';
import type { SqlClient } from '@tableflow-workshop/databricks-client';
import type { LabConfig } from '../config/lab-config.ts';
import { listWarehouses, namesOf } from './warehouses.ts';

/**
 * The SQL warehouse that counts rows: the configured one, the one of that name, or the only one there is.
 *
 * @throws InputError that lists the warehouses which exist
 */
export async function discoverWarehouse(sql: SqlClient, databricks: LabConfig['databricks']): Promise<string> {
  if (databricks.warehouseId) return databricks.warehouseId;
  const warehouses = await listWarehouses(sql);
  const wanted = databricks.warehouseName;
  const found = wanted
    ? warehouses.find((warehouse) => warehouse.name === wanted)
    : warehouses.length === 1
      ? warehouses[0]
      : undefined;
  if (found?.id) return found.id;

  const names = namesOf(warehouses);
  const problem = wanted
    ? `warehouse "${wanted}" does not exist; the visible ones are: ${names}.`
    : `the workspace shows several or none: ${names}.`;
  const remedy =
    'Name one by DATABRICKS_WAREHOUSE_ID. A new workspace gets its starter warehouse at the first login in a browser.';
  throw new InputError({
    tried: 'choose a SQL warehouse',
    problems: [{ path: 'databricks.warehouseId', problem, remedy }],
  });
}
