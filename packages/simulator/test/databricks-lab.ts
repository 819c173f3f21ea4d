import type { Credentials } from '@tableflow-workshop/client-core';
import { createVirtualClock, type VirtualClock } from '@tableflow-workshop/client-core';
import {
  accessTokenCredentials,
  createIdentityClient,
  createSqlClient,
  createUnityCatalogClient,
  createWorkspaceClient,
  servicePrincipalCredentials,
} from '@tableflow-workshop/databricks-client';
import type { DataPlane } from '../src/data-plane.ts';
import { createSimulator, riverHotels, type Simulator, type SimulatorState } from '../src/index.ts';
import type { DatabricksState } from '../src/state.ts';

export const { workspaceUrl, metastoreId, servicePrincipal, warehouse } = riverHotels.databricks;
export const clientId = servicePrincipal.clientId;
/** 2026-01-01T00:00:00Z, where virtual clocks begin. */
export const startMs = 1_767_225_600_000;

type RunStatement = DataPlane['runStatement'];

export interface DatabricksLab {
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  readonly databricks: DatabricksState;
  /** An administrator, who owns the catalog. */
  readonly admin: Clients;
  /** The service principal of Tableflow, with the grants of the lab. */
  readonly tableflow: Clients;
  /** A user without any grant. */
  readonly guest: Clients;
}

export type Clients = ReturnType<typeof createClients>;

/** A workspace whose contents stand here, so that a test can be read without the rest of the simulator. */
export function createDatabricksLab(
  options: { runStatement?: RunStatement; clock?: VirtualClock; columnsAt?: DataPlane['columnsAt'] } = {},
): DatabricksLab {
  const clock = options.clock ?? createVirtualClock();
  const runStatement: RunStatement =
    options.runStatement ?? (async () => ({ state: 'SUCCEEDED', columns: [], rows: [] }));
  const state = createState();
  const { columnsAt } = options;
  const dataPlane = { runStatement, columnsAt, recordCount: () => 0 } as unknown as DataPlane;
  const simulator = createSimulator({ clock, state, dataPlane: () => dataPlane });
  const access = { workspaceUrl, fetch: simulator.fetch, clock };
  const clients = (credentials: Credentials): Clients => createClients({ ...access, credentials });
  return {
    clock,
    simulator,
    databricks: state.databricks,
    admin: clients(accessTokenCredentials('admin-token')),
    tableflow: clients(
      servicePrincipalCredentials({ ...access, clientId, clientSecret: servicePrincipal.clientSecret }),
    ),
    guest: clients(accessTokenCredentials('guest-token')),
  };
}

function createClients(options: Parameters<typeof createSqlClient>[0]) {
  return {
    unityCatalog: createUnityCatalogClient(options),
    sql: createSqlClient(options),
    identity: createIdentityClient(options),
    workspace: createWorkspaceClient(options),
  };
}

function createState(): SimulatorState {
  const admin = 'admin@river.example';
  const stamps = {
    owner: admin,
    metastore_id: metastoreId,
    created_at: startMs,
    created_by: admin,
    updated_at: startMs,
    updated_by: admin,
  };
  const databricks: DatabricksState = {
    metastore: { metastore_id: metastoreId, name: 'river-metastore', owner: admin, external_access_enabled: true },
    catalogs: [
      {
        name: 'river-hotels',
        full_name: 'river-hotels',
        catalog_type: 'MANAGED_CATALOG',
        storage_root: 's3://river-bucket/river/catalog/',
        ...stamps,
      },
    ],
    schemas: [
      {
        name: 'default',
        catalog_name: 'river-hotels',
        full_name: 'river-hotels.default',
        schema_id: 'schema-1',
        ...stamps,
      },
    ],
    tables: [],
    externalLocations: [
      {
        name: 'river-location',
        url: 's3://river-bucket/',
        credential_name: 'river-credential',
        credential_id: 'credential-1',
        ...stamps,
      },
    ],
    storageCredentials: [
      {
        id: 'credential-1',
        name: 'river-credential',
        aws_iam_role: {
          role_arn: 'arn:aws:iam::123456789012:role/river',
          external_id: 'external-1',
          unity_catalog_iam_arn: 'arn:uc',
        },
        ...stamps,
      },
    ],
    grants: {
      'catalog/river-hotels': { [clientId]: [...riverHotels.databricks.grants.catalog] },
      'external_location/river-location': { [clientId]: [...riverHotels.databricks.grants.externalLocation] },
      'storage_credential/river-credential': { [clientId]: [...riverHotels.databricks.grants.storageCredential] },
    },
    warehouses: [{ id: warehouse.id, name: warehouse.name, state: 'STOPPED' }],
    statements: [],
    groups: [
      { id: '10', displayName: 'admins', members: [{ value: '1', display: admin }] },
      { id: '11', displayName: 'analysts', members: [{ value: '3', display: 'guest@river.example' }] },
    ],
    servicePrincipals: [
      {
        id: '20',
        applicationId: clientId,
        displayName: servicePrincipal.name,
        active: true,
        clientSecrets: [servicePrincipal.clientSecret],
      },
    ],
    admins: [admin],
    tokens: [
      { value: 'admin-token', principal: admin, expiresAtMs: startMs + 1e12 },
      { value: 'guest-token', principal: 'guest@river.example', expiresAtMs: startMs + 1e12 },
    ],
    workspaceObjects: [],
  };
  const confluent = { kafkaClusters: [], connectors: [], tableflowTopics: [], catalogIntegrations: [] };
  return { world: riverHotels, confluent, databricks, counters: { ids: 0 } } as unknown as SimulatorState;
}

/** An error body as Databricks writes it. */
export function said(error: unknown): { error_code?: string | number; message?: string } {
  return error ?? {};
}

/** Id of the first statement that a lab runs. */
export const firstStatementId = '00000000-0000-4000-8000-000000000001';

/** A data plane that answers every statement with these rows of one column. */
export function answerRows(rows: readonly (readonly (string | null)[])[]): RunStatement {
  const columns = [{ name: 'rows', typeName: 'LONG', typeText: 'bigint' }];
  return async () => ({ state: 'SUCCEEDED', columns, rows });
}

/** A lab whose warehouse runs already. */
export function createRunningLab(runStatement: RunStatement): DatabricksLab {
  const lab = createDatabricksLab({ runStatement });
  for (const one of lab.databricks.warehouses) one.state = 'RUNNING';
  return lab;
}

/** Sends a statement as the administrator. */
export function run({ admin }: DatabricksLab, body: object = {}) {
  return admin.sql.POST('/api/2.0/sql/statements', {
    body: { statement: 'SELECT 1', warehouse_id: warehouse.id, ...body },
  });
}

export function readStatement({ admin }: DatabricksLab, id = firstStatementId) {
  return admin.sql.GET('/api/2.0/sql/statements/{statement_id}', { params: { path: { statement_id: id } } });
}
