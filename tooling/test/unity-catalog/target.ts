import {
  accessTokenCredentials,
  changeGrants,
  createUnityCatalogClient,
  noCredentials,
  type UnityCatalogClient,
} from '@tableflow-workshop/databricks-client';
import { createSimulator, riverHotels } from '@tableflow-workshop/simulator';

/** The server under test. */
export interface Target {
  readonly name: string;
  readonly client: UnityCatalogClient;
  /** Where external tables may be registered, without a final slash. */
  readonly storageRoot: string;
  /** Somebody who may be granted privileges. Without one, or without authorisation, there are no grants to test. */
  readonly principal: string | undefined;
  /** What an administrator does once. */
  prepare(): Promise<void>;
}

/** The server that the environment names, else our simulator. */
export function findTarget(environment: Readonly<Record<string, string | undefined>>): Target {
  const url = environment.UNITY_CATALOG_URL;
  return url ? servedTarget(url, environment) : simulatedTarget();
}

function servedTarget(url: string, environment: Readonly<Record<string, string | undefined>>): Target {
  const token = environment.UNITY_CATALOG_TOKEN;
  const credentials = token ? accessTokenCredentials(token, 'UNITY_CATALOG_TOKEN') : noCredentials();
  return {
    name: url,
    client: createUnityCatalogClient({ workspaceUrl: url, credentials }),
    storageRoot: environment.UNITY_CATALOG_STORAGE_ROOT ?? 's3://unity-catalog-contract/tables',
    principal: environment.UNITY_CATALOG_PRINCIPAL,
    prepare: async () => {},
  };
}

function simulatedTarget(): Target {
  const { databricks, bucket } = riverHotels;
  const simulator = createSimulator();
  const client = createUnityCatalogClient({
    workspaceUrl: databricks.workspaceUrl,
    credentials: accessTokenCredentials(databricks.adminToken),
    fetch: simulator.fetch,
  });
  return {
    name: 'the simulator',
    client,
    storageRoot: `s3://${bucket.name}/contract`,
    principal: databricks.servicePrincipal.clientId,
    async prepare() {
      const administrator = simulator.state.databricks.tokens[0]?.principal ?? '';
      const location = { type: 'external_location', fullName: databricks.externalLocationName } as const;
      await changeGrants(client, location, [{ principal: administrator, add: ['EXTERNAL_USE_LOCATION'] }]);
    },
  };
}
