import { createSecret } from '@tableflow-workshop/client-core';
import {
  apiKey,
  createProviderIntegrationsClient,
  createProviderIntegrationsV2Client,
} from '@tableflow-workshop/confluent-client';
import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import type { ApplyTrust } from '../../src/resources/storage/apply-trust.ts';
import type { StorageAdministrator } from '../../src/resources/storage/storage-administrator.ts';
import type { ConnectStorageInput } from '../../src/resources/storage/storage-input.ts';
import type { StorageTrust } from '../../src/resources/storage/storage-trust.ts';
import { createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './simulated-lab.ts';
import { unityAdministrator } from './unity-administrator.ts';

const { keys, bucket, environment } = riverHotels;

const names = {
  environmentId: environment.id,
  providerIntegrationName: 'river-storage',
  storageCredentialName: 'river-credential',
  externalLocationName: 'river-location',
};

/** The bucket of River Hotels, before anything is connected with it. */
export const awsInput = {
  kind: 'ByobAws',
  ...names,
  bucketName: bucket.name,
  awsAccountId: '123456789012',
  roleName: 'river-tableflow-role',
} as const satisfies ConnectStorageInput;
export const roleArn = 'arn:aws:iam::123456789012:role/river-tableflow-role';

/** The same on Azure. */
export const azureInput = {
  kind: 'AzureDataLakeStorageGen2',
  ...names,
  storageAccountName: 'riverstorage',
  containerName: 'tables',
  tenantId: '11111111-2222-4333-8444-555555555555',
  accessConnectorId:
    '/subscriptions/s1/resourceGroups/river/providers/Microsoft.Databricks/accessConnectors/river-connector',
} as const satisfies ConnectStorageInput;

export interface StorageScene extends SimulatedLab {
  readonly administrator: StorageAdministrator;
  /** Sets the trust in the simulated account, and remembers it. */
  readonly applyTrust: ApplyTrust;
  readonly applied: StorageTrust[];
  /** The clients of somebody else, e.g. of a process that is killed. */
  administratorWith(fetch: Simulator['fetch']): StorageAdministrator;
}

/** Two clouds in which nothing is connected with the storage, and an account that lets nobody in. */
export async function storageScene(
  trustPropagationMs = 30_000,
  options: SimulatedLabOptions = {},
): Promise<StorageScene> {
  const world = { ...riverHotels, ...options.world, isTrustEnforced: true };
  const simulated = await createSimulatedLab({
    ...options,
    world,
    simulator: { ...options.simulator, timings: { trustPropagationMs } },
  });
  const { simulator, clock } = simulated;
  const { state, cloudAccount } = simulator;
  state.confluent.providerIntegrations = [];
  state.databricks.storageCredentials = [];
  state.databricks.externalLocations = [];
  // Nothing lies in the storage.
  for (const catalog of state.databricks.catalogs) delete catalog.storage_root;
  const administratorWith = (fetch: Simulator['fetch']): StorageAdministrator => {
    const cloud = { credentials: apiKey('Cloud', keys.cloud.id, createSecret(keys.cloud.secret)), fetch, clock };
    return {
      providerIntegrations: createProviderIntegrationsClient(cloud),
      providerIntegrationsV2: createProviderIntegrationsV2Client(cloud),
      unityCatalog: unityAdministrator({ fetch, clock }),
      clock,
    };
  };
  const applied: StorageTrust[] = [];
  return {
    ...simulated,
    administrator: administratorWith(simulator.fetch),
    administratorWith,
    applied,
    async applyTrust(trust) {
      applied.push(trust);
      if (trust.kind === 'ByobAws') cloudAccount.setTrustPolicy(trust.roleArn, trust.document);
      else for (const { principal } of trust.permissions) cloudAccount.admit(principal);
    },
  };
}

/** What there is of the connection, for comparing ends. */
export function storageState({ state }: Simulator): Readonly<Record<string, readonly string[]>> {
  const { providerIntegrations, providerIntegrationsV2 } = state.confluent;
  const { storageCredentials, externalLocations } = state.databricks;
  return {
    integrations: [...providerIntegrations, ...providerIntegrationsV2].map((one) => one.display_name ?? ''),
    statuses: providerIntegrationsV2.map((one) => one.status),
    credentials: storageCredentials.map((one) => one.name ?? ''),
    locations: externalLocations.map((one) => `${one.name} on ${one.url} with ${one.credential_name}`),
  };
}
