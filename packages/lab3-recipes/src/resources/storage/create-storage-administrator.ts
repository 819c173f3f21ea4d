import { type Clock, type Secret, systemClock, withoutUndefined } from '@tableflow-workshop/client-core';
import {
  apiKey,
  createProviderIntegrationsClient,
  createProviderIntegrationsV2Client,
} from '@tableflow-workshop/confluent-client';
import { accessTokenCredentials, createUnityCatalogClient } from '@tableflow-workshop/databricks-client';
import type { ApiKey } from '../../config/lab-config.ts';
import type { StorageAdministrator } from './storage-administrator.ts';

/** Who administers both sides. */
export interface StorageAdministratorInput {
  /** Cloud key whose owner administers the environment. */
  readonly cloudKey: ApiKey;
  /** Address of Confluent Cloud. Default `https://api.confluent.cloud`. */
  readonly confluentBaseUrl?: string | undefined;
  /** Address of the workspace, `https://…`. */
  readonly workspaceUrl: string;
  /** Personal access token of an administrator of the metastore, made with `createSecret`. */
  readonly token: Secret;
}

/** What is between the administrator and the clouds, where it differs from the defaults. */
export interface StorageAdministratorOptions {
  /** Replaces the network, e.g. by a simulator. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Default: the clock of the machine. */
  readonly clock?: Clock | undefined;
}

/**
 * Makes the clients with which `connectStorage` works; `unityCatalog` among them is that of `grantTableflowAccess`. No request
 * is made.
 *
 * @throws InputError for an address or a key that cannot be one
 * @example const administrator = createStorageAdministrator({ cloudKey: lab.config.confluent.cloudKey, workspaceUrl, token: createSecret('dapi-of-an-administrator') });
 */
export function createStorageAdministrator(
  { cloudKey, confluentBaseUrl, workspaceUrl, token }: StorageAdministratorInput,
  { fetch, clock = systemClock }: StorageAdministratorOptions = {},
): StorageAdministrator {
  const shared = withoutUndefined({ fetch, clock });
  const cloud = { ...shared, baseUrl: confluentBaseUrl, credentials: apiKey('Cloud', cloudKey.id, cloudKey.secret) };
  return {
    providerIntegrations: createProviderIntegrationsClient(cloud),
    providerIntegrationsV2: createProviderIntegrationsV2Client(cloud),
    unityCatalog: createUnityCatalogClient({ ...shared, workspaceUrl, credentials: accessTokenCredentials(token) }),
    clock,
  };
}
