import type { TableflowSchemas } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { TableflowTopic } from './tableflow-topics.ts';

/** Where the files of a table are written. */
export const tableStorage = z.discriminatedUnion('kind', [
  z.strictObject({
    /** A bucket of your own on AWS. */
    kind: z.literal('ByobAws'),
    /** Name of the bucket, in the region of the cluster. At least 3 characters. */
    bucketName: z.string().min(3, 'must be the name of a bucket'),
    /** Provider integration that may write to the bucket, `cspi-…`. */
    providerIntegrationId: z.string().startsWith('cspi-'),
  }),
  z.strictObject({
    /** A container of your own on Azure. */
    kind: z.literal('AzureDataLakeStorageGen2'),
    /** Name of the storage account. At least 3 characters. */
    storageAccountName: z.string().min(3, 'must be the name of a storage account'),
    /** Name of the container. At least 3 characters. */
    containerName: z.string().min(3, 'must be the name of a container'),
    /** Provider integration that may write to the container, `cspi-…`. */
    providerIntegrationId: z.string().startsWith('cspi-'),
  }),
  z.strictObject({
    /** Storage of Confluent. Unity Catalog cannot read its files: it is for Iceberg readers. */
    kind: z.literal('Managed'),
  }),
]);

type Storage = z.output<typeof tableStorage>;

/** The storage as the service takes it. */
export function toWireStorage(storage: Storage): TableflowSchemas['CreateStorage'] {
  if (storage.kind === 'Managed') return { kind: storage.kind };
  const integration = { provider_integration_id: storage.providerIntegrationId };
  return storage.kind === 'ByobAws'
    ? { kind: storage.kind, bucket_name: storage.bucketName, ...integration }
    : {
        kind: storage.kind,
        storage_account_name: storage.storageAccountName,
        container_name: storage.containerName,
        ...integration,
      };
}

/** A wanted storage in words. */
export function placeOf(storage: Storage): string {
  if (storage.kind === 'Managed') return 'storage of Confluent';
  const root =
    storage.kind === 'ByobAws'
      ? `bucket ${storage.bucketName}`
      : `container ${storage.containerName} of ${storage.storageAccountName}`;
  return `${root} (provider integration ${storage.providerIntegrationId})`;
}

/** The storage of a live topic, in the same words. */
export function placeOfLive(current: TableflowTopic['spec']['storage']): string {
  if (current.kind === 'Managed') return 'storage of Confluent';
  const root =
    current.kind === 'ByobAws'
      ? `bucket ${current.bucket_name}`
      : `container ${current.container_name} of ${current.storage_account_name}`;
  return `${root} (provider integration ${current.provider_integration_id})`;
}
