export { accessTokenCredentials } from './access-token-credentials.ts';
export { isAlreadyExists, isMissing } from './catalog-errors.ts';
export { changeGrants } from './change-grants.ts';
export type { DatabricksClientOptions } from './client-options.ts';
export type { ExternalLinkOptions } from './create-link-reader.ts';
export {
  type CredentialSources,
  databricksCredentialsFromEnv,
  type FoundCredentials,
} from './databricks-credentials-from-env.ts';
export { readDatabricksError, unwrapDatabricks } from './databricks-error.ts';
export type { Grant, GrantChange, Securable } from './grant.ts';
export { createIdentityClient, type IdentityClient, type IdentitySchemas } from './identity.ts';
export { listCatalogs } from './list-catalogs.ts';
export { listGrants } from './list-grants.ts';
export type { ListOptions } from './list-options.ts';
export { listSchemas } from './list-schemas.ts';
export { listTables } from './list-tables.ts';
export { noCredentials } from './no-credentials.ts';
export { normalisePrivilege } from './normalise-privilege.ts';
export { paginateDatabricks } from './paginate-databricks.ts';
export { paginateScim } from './paginate-scim.ts';
export { type ServicePrincipalOptions, servicePrincipalCredentials } from './service-principal-credentials.ts';
export { createSqlClient, type SqlClient, type SqlSchemas } from './sql.ts';
export type { StatementRow } from './statement-chunk.ts';
export { statementRows } from './statement-rows.ts';
export { tableExists } from './table-exists.ts';
export { createUnityCatalogClient, type UnityCatalogClient, type UnityCatalogSchemas } from './unity-catalog.ts';
export { createWorkspaceClient, type WorkspaceClient, type WorkspaceSchemas } from './workspace.ts';
export { workspaceOrigin } from './workspace-url.ts';
