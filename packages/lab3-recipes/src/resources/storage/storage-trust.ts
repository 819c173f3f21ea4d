import { InvalidResponseError } from '@tableflow-workshop/client-core';
import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client';
import { awsPermissionsPolicy } from './aws-permissions-policy.ts';
import { awsTrustPolicy } from './aws-trust-policy.ts';
import type { IamPolicy } from './iam-policy.ts';
import type { ProviderIntegration } from './provider-integration.ts';
import { type AwsStorage, type AzureStorage, predictRoleArn, type WantedStorage } from './storage-input.ts';

type Credential = UnityCatalogSchemas['StorageCredential'];

/** Admin consent in the customer's tenant: it makes the service principal of Confluent's application there. */
export interface AzureConsent {
  readonly tenantId: string;
  readonly applicationId: string;
  /** Opened by an administrator of the tenant. `az ad sp create --id <applicationId>` does the same. */
  readonly consentUrl: string;
}

/** A role on the storage that has to be assigned. */
export interface AzureRoleAssignment {
  /** An application, by its id: assign to its service principal. Or an access connector: assign to its identity. */
  readonly principal: string;
  readonly role: 'Storage Blob Data Contributor';
  readonly storageAccountName: string;
  readonly containerName: string;
}

/**
 * What the customer's own cloud needs: one document that lets both sides in, and apart from it what they may
 * do there.
 */
export type StorageTrust =
  | {
      readonly kind: 'ByobAws';
      readonly roleArn: string;
      /** The whole trust policy of the role, for Confluent, Databricks and the role itself. */
      readonly document: IamPolicy;
      readonly permissions: IamPolicy;
    }
  | {
      readonly kind: 'AzureDataLakeStorageGen2';
      readonly document: AzureConsent;
      readonly permissions: readonly AzureRoleAssignment[];
    };

/** Combines what both sides reported about themselves. */
export function storageTrust(
  wanted: WantedStorage,
  integration: ProviderIntegration,
  credential: Credential,
): StorageTrust {
  return wanted.kind === 'ByobAws' ? awsTrust(wanted, integration, credential) : azureTrust(wanted, integration);
}

function awsTrust(wanted: AwsStorage, { name, confluent }: ProviderIntegration, credential: Credential): StorageTrust {
  const roleArn = predictRoleArn(wanted);
  const { unity_catalog_iam_arn: databricksArn, external_id: databricksId } = credential.aws_iam_role ?? {};
  const document = awsTrustPolicy(
    roleArn,
    {
      roleArn: told(confluent.roleArn, 'Confluent Cloud', name),
      externalId: told(confluent.externalId, 'Confluent Cloud', name),
    },
    {
      roleArn: told(databricksArn, 'Databricks', wanted.storageCredentialName),
      externalId: told(databricksId, 'Databricks', wanted.storageCredentialName),
    },
  );
  return { kind: wanted.kind, roleArn, document, permissions: awsPermissionsPolicy(roleArn, wanted.bucketName) };
}

function azureTrust(wanted: AzureStorage, { name, confluent }: ProviderIntegration): StorageTrust {
  const { kind, tenantId, storageAccountName, containerName, managedIdentityId, accessConnectorId } = wanted;
  const applicationId = told(confluent.applicationId, 'Confluent Cloud', name);
  const consentUrl = `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${applicationId}`;
  const permissions = [applicationId, managedIdentityId ?? accessConnectorId].map(
    (principal): AzureRoleAssignment => ({
      principal,
      role: 'Storage Blob Data Contributor',
      storageAccountName,
      containerName,
    }),
  );
  return { kind, document: { tenantId, applicationId, consentUrl }, permissions };
}

/** A policy with a gap would let the wrong ones in, or no one. */
function told(identity: string | undefined, service: string, name: string): string {
  if (identity) return identity;
  const detail = `"${name}" names no identity that could be let in`;
  throw new InvalidResponseError({ service, tried: 'write the trust policy', detail });
}
