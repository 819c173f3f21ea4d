import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from './state.ts';
import type { World } from './world.ts';

const admin = 'admin@river-hotels.example';
const tenYearsMs = 315_360_000_000;
const builtInSchemas = ['default', 'information_schema'];

/**
 * The workspace as LAB 2 leaves it: a catalog, the bucket as an external location, and a service principal with its
 * grants. Source: D6.2 and D10.1.
 */
export function initialDatabricksState(world: World, nowMs: number): DatabricksState {
  const { databricks, bucket, providerIntegration } = world;
  const { servicePrincipal, warehouse, catalogName } = databricks;
  const credentialId = '5d8c1f00-0000-4000-8000-000000000001';
  const made = { owner: admin, created_at: nowMs, created_by: admin, updated_at: nowMs, updated_by: admin };
  const inMetastore = { metastore_id: databricks.metastoreId, ...made };
  const catalogRoot = `s3://${bucket.name}/${catalogName}/catalog`;

  const catalogOf = (name: string, type: string): UnityCatalogSchemas['Catalog'] => ({
    name,
    full_name: name,
    catalog_type: type,
    securable_type: 'CATALOG',
    isolation_mode: 'OPEN',
    ...(name === catalogName ? { storage_root: catalogRoot, storage_location: catalogRoot } : {}),
    browse_only: false,
    ...inMetastore,
  });
  const schemaOf = (
    catalog: UnityCatalogSchemas['Catalog'],
    name: string,
    index: number,
  ): UnityCatalogSchemas['Schema'] => ({
    name,
    catalog_name: catalog.name ?? '',
    full_name: `${catalog.name}.${name}`,
    schema_id: `5c4e3a00-0000-4000-8000-${String(index).padStart(12, '0')}`,
    catalog_type: catalog.catalog_type ?? '',
    browse_only: false,
    ...inMetastore,
  });
  const catalogs = [
    catalogOf(catalogName, 'MANAGED_CATALOG'),
    catalogOf('samples', 'DELTASHARING_CATALOG'),
    catalogOf('system', 'SYSTEM_CATALOG'),
  ];

  return {
    metastore: {
      metastore_id: databricks.metastoreId,
      global_metastore_id: `aws:${bucket.region}:${databricks.metastoreId}`,
      name: `metastore-${bucket.region}`,
      cloud: 'aws',
      region: bucket.region,
      external_access_enabled: databricks.externalAccessEnabled,
      privilege_model_version: '1.0',
      delta_sharing_scope: 'INTERNAL',
      ...made,
    },
    catalogs,
    // `default` comes with every catalog of one's own; the others have the virtual schema only.
    schemas: catalogs
      .flatMap((catalog) => builtInSchemas.map((name) => ({ catalog, name })))
      .filter(({ catalog, name }) => name !== 'default' || catalog.name === catalogName)
      .map(({ catalog, name }, index) => schemaOf(catalog, name, index + 1)),
    tables: [],
    externalLocations: [
      {
        name: databricks.externalLocationName,
        url: `s3://${bucket.name}/`,
        credential_name: databricks.storageCredentialName,
        credential_id: credentialId,
        read_only: false,
        isolation_mode: 'ISOLATION_MODE_OPEN',
        fallback: false,
        browse_only: false,
        ...inMetastore,
      },
    ],
    storageCredentials: [
      {
        id: credentialId,
        name: databricks.storageCredentialName,
        full_name: databricks.storageCredentialName,
        aws_iam_role: {
          role_arn: providerIntegration.customerRoleArn,
          external_id: databricks.metastoreId,
          unity_catalog_iam_arn: 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED',
        },
        read_only: false,
        isolation_mode: 'ISOLATION_MODE_OPEN',
        used_for_managed_storage: false,
        ...inMetastore,
      },
    ],
    grants: Object.fromEntries(
      [
        [`catalog/${catalogName}`, databricks.grants.catalog] as const,
        [`external_location/${databricks.externalLocationName}`, databricks.grants.externalLocation] as const,
        [`storage_credential/${databricks.storageCredentialName}`, databricks.grants.storageCredential] as const,
      ].map(([securable, privileges]) => [securable.toLowerCase(), { [servicePrincipal.clientId]: [...privileges] }]),
    ),
    warehouses: [
      {
        id: warehouse.id,
        name: warehouse.name,
        state: 'RUNNING',
        cluster_size: '2X-Small',
        warehouse_type: 'PRO',
        enable_serverless_compute: true,
        enable_photon: true,
        auto_stop_mins: 10,
        min_num_clusters: 1,
        max_num_clusters: 1,
        num_clusters: 1,
        creator_name: admin,
        odbc_params: {
          hostname: new URL(databricks.workspaceUrl).hostname,
          path: `/sql/1.0/warehouses/${warehouse.id}`,
          port: 443,
          protocol: 'https',
        },
        health: { status: 'HEALTHY' },
      },
    ],
    statements: [],
    groups: [
      {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        id: '1',
        displayName: 'admins',
        members: [{ value: '1001', display: admin, $ref: 'Users/1001' }],
        meta: { resourceType: 'WorkspaceGroup' },
      },
    ],
    servicePrincipals: [
      {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal'],
        id: '2001',
        applicationId: servicePrincipal.clientId,
        displayName: servicePrincipal.name,
        active: true,
        clientSecrets: [servicePrincipal.clientSecret],
      },
    ],
    admins: [admin],
    tokens: [{ value: databricks.adminToken, principal: admin, expiresAtMs: nowMs + tenYearsMs }],
    workspaceObjects: [],
  };
}
