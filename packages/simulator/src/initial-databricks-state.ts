import { withAttendees } from './attendees.ts';
import { seedCatalogs } from './databricks/catalogs.ts';
import { seedExternalLocations } from './databricks/external-locations.ts';
import { seedGrants } from './databricks/grants.ts';
import { seedMetastore } from './databricks/metastore.ts';
import { seedSchemas } from './databricks/schemas.ts';
import { seedGroups } from './databricks/scim-groups.ts';
import { seedServicePrincipals } from './databricks/scim-service-principals.ts';
import { seedUsers } from './databricks/scim-users.ts';
import { seedAdmin } from './databricks/seed-stamps.ts';
import { seedStorageCredentials } from './databricks/storage-credentials.ts';
import { seedWarehouses } from './databricks/warehouses.ts';
import type { DatabricksState } from './state.ts';
import type { World } from './world.ts';

const tenYearsMs = 315_360_000_000;

/**
 * The workspace as LAB 2 leaves it: a catalog, the bucket as an external location, and a service principal with its
 * grants. Source: D6.2 and D10.1.
 */
export function initialDatabricksState(world: World, nowMs: number): DatabricksState {
  const worlds = withAttendees(world);
  const catalogs = worlds
    .flatMap((one) => seedCatalogs(one, nowMs))
    .filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
  return {
    metastore: seedMetastore(world, nowMs),
    catalogs,
    schemas: seedSchemas(world, nowMs, catalogs),
    tables: [],
    externalLocations: seedExternalLocations(world, nowMs),
    storageCredentials: seedStorageCredentials(world, nowMs),
    grants: Object.assign({}, ...worlds.map(seedGrants)),
    warehouses: seedWarehouses(world),
    statements: [],
    users: seedUsers(),
    groups: seedGroups(world),
    servicePrincipals: seedServicePrincipals(world),
    admins: [seedAdmin],
    tokens: [{ value: world.databricks.adminToken, principal: seedAdmin, expiresAtMs: nowMs + tenYearsMs }],
    workspaceObjects: [],
  };
}
