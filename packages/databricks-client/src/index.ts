export { accessTokenCredentials } from './access-token-credentials.ts';
export type { DatabricksClientOptions } from './client-options.ts';
export { readDatabricksError, unwrapDatabricks } from './databricks-error.ts';
export { createIdentityClient, type IdentityClient, type IdentitySchemas } from './identity.ts';
export { type ServicePrincipalOptions, servicePrincipalCredentials } from './service-principal-credentials.ts';
export { createSqlClient, type SqlClient, type SqlSchemas } from './sql.ts';
export { createUnityCatalogClient, type UnityCatalogClient, type UnityCatalogSchemas } from './unity-catalog.ts';
export { createWorkspaceClient, type WorkspaceClient, type WorkspaceSchemas } from './workspace.ts';
export { workspaceOrigin } from './workspace-url.ts';
