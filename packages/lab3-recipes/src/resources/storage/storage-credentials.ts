import { isNotFound } from '@tableflow-workshop/client-core';
import {
  type UnityCatalogClient,
  type UnityCatalogSchemas,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import { predictRoleArn, type WantedStorage } from './storage-input.ts';

/** The storage credential of this name, or `undefined`. */
export async function findStorageCredential(
  unityCatalog: UnityCatalogClient,
  name: string,
  signal?: AbortSignal,
): Promise<UnityCatalogSchemas['StorageCredential'] | undefined> {
  const call = unityCatalog.GET('/api/2.1/unity-catalog/storage-credentials/{name}', {
    params: { path: { name } },
    signal,
  });
  try {
    return await unwrapDatabricks(call, `read storage credential ${name}`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Creates the credential unchecked: only the response says what the trust needs. */
export function createStorageCredential(
  unityCatalog: UnityCatalogClient,
  wanted: WantedStorage,
  signal?: AbortSignal,
): Promise<unknown> {
  const name = wanted.storageCredentialName;
  const shared = { name, skip_validation: true };
  const call = unityCatalog.POST('/api/2.1/unity-catalog/storage-credentials', {
    body:
      wanted.kind === 'ByobAws'
        ? { ...shared, aws_iam_role: { role_arn: predictRoleArn(wanted) } }
        : {
            ...shared,
            azure_managed_identity: {
              access_connector_id: wanted.accessConnectorId,
              ...(wanted.managedIdentityId ? { managed_identity_id: wanted.managedIdentityId } : {}),
            },
          },
    signal,
  });
  return unwrapDatabricks(call, `create storage credential ${name}`);
}

/** Deletes a credential. Databricks refuses while a location uses it. */
export function deleteStorageCredential(
  unityCatalog: UnityCatalogClient,
  name: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const call = unityCatalog.DELETE('/api/2.1/unity-catalog/storage-credentials/{name}', {
    params: { path: { name } },
    signal,
  });
  return unwrapDatabricks(call, `delete storage credential ${name}`);
}
