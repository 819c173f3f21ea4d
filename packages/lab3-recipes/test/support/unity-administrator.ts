import type { Clock } from '@tableflow-workshop/client-core';
import {
  accessTokenCredentials,
  createUnityCatalogClient,
  type UnityCatalogClient,
} from '@tableflow-workshop/databricks-client';
import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';

/** Unity Catalog as the administrator of the workspace, who grants and connects. */
export function unityAdministrator(through: {
  readonly fetch: Simulator['fetch'];
  readonly clock: Clock;
}): UnityCatalogClient {
  const { workspaceUrl, adminToken } = riverHotels.databricks;
  return createUnityCatalogClient({ workspaceUrl, credentials: accessTokenCredentials(adminToken), ...through });
}
