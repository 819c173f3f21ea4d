import type { Routes } from '../request/route.ts';
import { catalogRoutes } from './catalogs.ts';
import { createTableRoutes } from './create-table.ts';
import { externalLocationRoutes } from './external-locations.ts';
import { manageWarehouseRoutes } from './manage-warehouses.ts';
import { metastoreRoutes } from './metastore.ts';
import { metastoreAssignmentRoutes } from './metastore-assignment.ts';
import { oauthRoutes } from './oauth.ts';
import { permissionRoutes } from './permissions.ts';
import { schemaRoutes } from './schemas.ts';
import { scimRoutes } from './scim.ts';
import { servicePrincipalSecretRoutes } from './service-principal-secrets.ts';
import { statementRoutes } from './statements.ts';
import { storageCredentialRoutes } from './storage-credentials.ts';
import { tableSummaryRoutes } from './table-summaries.ts';
import { tableRoutes } from './tables.ts';
import { temporaryCredentialRoutes } from './temporary-credentials.ts';
import { validateStorageCredentialRoutes } from './validate-storage-credential.ts';
import { volumeRoutes } from './volumes.ts';
import { warehouseRoutes } from './warehouses.ts';
import { workspaceRoutes } from './workspace.ts';
import { workspaceBindingRoutes } from './workspace-bindings.ts';

/** Databricks, as far as it is described. */
export const databricksRoutes: Routes = {
  ...oauthRoutes,
  ...metastoreRoutes,
  ...metastoreAssignmentRoutes,
  ...catalogRoutes,
  ...schemaRoutes,
  ...tableRoutes,
  ...createTableRoutes,
  ...tableSummaryRoutes,
  ...externalLocationRoutes,
  ...storageCredentialRoutes,
  ...validateStorageCredentialRoutes,
  ...permissionRoutes,
  ...workspaceBindingRoutes,
  ...volumeRoutes,
  ...temporaryCredentialRoutes,
  ...warehouseRoutes,
  ...manageWarehouseRoutes,
  ...statementRoutes,
  ...scimRoutes,
  ...servicePrincipalSecretRoutes,
  ...workspaceRoutes,
};
