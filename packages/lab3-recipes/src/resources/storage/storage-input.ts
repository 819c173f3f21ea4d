import * as z from 'zod';
import { text } from '../../mechanics/input-schemas.ts';

const unityName = z
  .string()
  .regex(/^[^./\s]{1,255}$/, 'must be a name of Unity Catalog, without dots, slashes and blanks');
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID');

const names = {
  /** Environment of Confluent Cloud, `env-…`. */
  environmentId: z.string().regex(/^env-/, 'must be the id of an environment, env-…'),
  /** Name of the provider integration in Confluent Cloud, 1 to 60 characters. */
  providerIntegrationName: text.max(60, 'must have at most 60 characters'),
  /** Name of the storage credential in Databricks, 1 to 255 characters without dots, slashes and blanks. */
  storageCredentialName: unityName,
  /** Name of the external location in Databricks, 1 to 255 characters without dots, slashes and blanks. */
  externalLocationName: unityName,
};

const awsStorage = z.strictObject({
  /** A bucket of your own on AWS. */
  kind: z.literal('ByobAws'),
  ...names,
  /** Name of the bucket, 3 to 63 characters. */
  bucketName: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
  /** AWS account of the role, 12 digits. */
  awsAccountId: z.string().regex(/^\d{12}$/, 'must have 12 digits'),
  /** Name of the role that both clouds assume, not its ARN. It may not exist yet. 1 to 64 characters. */
  roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a role, not its ARN'),
});

const azureStorage = z.strictObject({
  /** A container of your own on Azure. */
  kind: z.literal('AzureDataLakeStorageGen2'),
  ...names,
  /** Name of the storage account, 3 to 24 lower-case letters and digits. */
  storageAccountName: z.string().regex(/^[a-z0-9]{3,24}$/, 'must be the name of a storage account'),
  /** Name of the container, 3 to 63 lower-case letters, digits and hyphens. */
  containerName: z.string().regex(/^[a-z0-9](-?[a-z0-9]){2,62}$/, 'must be the name of a container'),
  /** Tenant of Microsoft Entra ID, a UUID. */
  tenantId: uuid,
  /** Resource id of the access connector for Databricks, `/subscriptions/…/accessConnectors/…`. */
  accessConnectorId: z
    .string()
    .regex(/^\/subscriptions\/.+\/accessConnectors\/[^/]+$/i, 'must be the resource id of an access connector'),
  /** Resource id of a user-assigned identity. Default: the connector's own identity. */
  managedIdentityId: z.optional(text),
});

/** The storage and the names of what connects it. */
export const storageSchema = z.discriminatedUnion('kind', [awsStorage, azureStorage]);

/** A bucket on AWS or a container on Azure, and the names under which the clouds know it. */
export type ConnectStorageInput = z.input<typeof storageSchema>;

export type AwsStorage = z.output<typeof awsStorage>;
export type AzureStorage = z.output<typeof azureStorage>;
export type WantedStorage = z.output<typeof storageSchema>;

/** The ARN that the role has, whether it exists yet or not. */
export function predictRoleArn({ awsAccountId, roleName }: Pick<AwsStorage, 'awsAccountId' | 'roleName'>): string {
  return `arn:aws:iam::${awsAccountId}:role/${roleName}`;
}
