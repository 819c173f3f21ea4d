import * as z from 'zod';

const unityName = z
  .string()
  .regex(/^[^./\s]{1,255}$/, 'must be a name of Unity Catalog, without dots, slashes and blanks');
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID');

const names = {
  environmentId: z.string().regex(/^env-/, 'must be the id of an environment, env-…'),
  providerIntegrationName: z.string().min(1, 'must not be empty').max(60, 'must have at most 60 characters'),
  storageCredentialName: unityName,
  externalLocationName: unityName,
};

const awsStorage = z.strictObject({
  kind: z.literal('ByobAws'),
  ...names,
  bucketName: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
  awsAccountId: z.string().regex(/^\d{12}$/, 'must have 12 digits'),
  roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a role, not its ARN'),
});

const azureStorage = z.strictObject({
  kind: z.literal('AzureDataLakeStorageGen2'),
  ...names,
  storageAccountName: z.string().regex(/^[a-z0-9]{3,24}$/, 'must be the name of a storage account'),
  containerName: z.string().regex(/^[a-z0-9](-?[a-z0-9]){2,62}$/, 'must be the name of a container'),
  tenantId: uuid,
  accessConnectorId: z
    .string()
    .regex(/^\/subscriptions\/.+\/accessConnectors\/[^/]+$/i, 'must be the resource id of an access connector'),
  managedIdentityId: z.optional(z.string().min(1, 'must not be empty')),
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
