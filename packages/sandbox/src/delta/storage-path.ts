import path from 'node:path';
import { SdkError } from '@tableflow-workshop/client-core';

/** A storage URL that cannot be placed below the storage root. */
export class StoragePathError extends SdkError {
  override readonly name = 'StoragePathError';

  constructor(url: string, problem: string) {
    super(`Storage URL '${url}' ${problem}.`, { code: 'invalid_storage_url' });
  }
}

/**
 * Maps a cloud storage URL to a folder below a local storage root, and refuses any that would leave it.
 *
 * `s3://bucket//a/b` becomes `<root>/s3/bucket/a/b`; `abfss://container@account.dfs.core.windows.net/a` becomes
 * `<root>/abfss/account/container/a`. Empty segments (double slashes) are dropped, as object stores show them in table
 * paths. Throws {@link StoragePathError}.
 *
 * @example resolveStoragePath('/data', 's3://river-hotels//10011010/v1/orders')
 */
export function resolveStoragePath(storageRoot: string, url: string): string {
  const match = /^(s3|abfss):\/\/([^/]+)(?:\/(.*))?$/s.exec(url);
  const [, scheme, authority = '', rest = ''] = match ?? [];
  if (scheme === undefined) throw new StoragePathError(url, 'is neither an s3:// nor an abfss:// URL');

  const place = scheme === 's3' ? [authority] : azurePlace(url, authority);
  const segments = [scheme, ...place, ...rest.split('/').filter((segment) => segment !== '')];
  const refused = segments.find((segment) => !isPlainSegment(segment));
  if (refused !== undefined) throw new StoragePathError(url, `has a segment that is not a plain name: '${refused}'`);
  return path.join(path.resolve(storageRoot), ...segments);
}

function azurePlace(url: string, authority: string): string[] {
  const match = /^([^@]+)@([^@.]+)\.dfs\.core\.windows\.net$/.exec(authority);
  const [, container, account] = match ?? [];
  if (container === undefined || account === undefined) {
    throw new StoragePathError(url, 'is not of the form abfss://container@account.dfs.core.windows.net/…');
  }
  return [account, container];
}

/** An allow-list: no separators, drive letters, control characters, nor a name that is only dots. */
function isPlainSegment(segment: string): boolean {
  return /^[\w.=+@-]+$/.test(segment) && !/^\.+$/.test(segment);
}
