/** Names of a storage, whatever else is known of it. */
type StorageNames =
  | { readonly kind: 'ByobAws'; readonly bucketName: string }
  | {
      readonly kind: 'AzureDataLakeStorageGen2';
      readonly storageAccountName: string;
      readonly containerName: string;
    };

/** The root of the storage, as Unity Catalog writes it. */
export function storageRoot(storage: StorageNames): string {
  return storage.kind === 'ByobAws'
    ? `s3://${storage.bucketName}/`
    : `abfss://${storage.containerName}@${storage.storageAccountName}.dfs.core.windows.net/`;
}

/** Whether a location reaches all of a storage: one on a folder covers nothing else, and the tables begin at the root. */
export function coversRoot(location: { readonly url?: string | undefined }, root: string): boolean {
  return location.url !== undefined && root.startsWith(`${location.url.replace(/\/+$/, '')}/`);
}

/** Whether a location at one address and a location at the other exclude each other. */
export function overlaps(url: string | undefined, root: string): boolean {
  return url !== undefined && (coversRoot({ url }, root) || coversRoot({ url: root }, `${url}/`));
}
