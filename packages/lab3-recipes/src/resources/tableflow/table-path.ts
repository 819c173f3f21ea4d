import type { LabContext } from '../../lab/context.ts';
import { storageRoot } from '../storage/storage-root.ts';

/**
 * Whether an address is the root of one table that Tableflow writes for the lab's cluster: below the lab's storage, in
 * `…/<environment>/<cluster>/v1/<table id>`. Nothing else may ever be deleted as files of a table.
 */
export function isOwnTablePath({ config }: LabContext, url: string): boolean {
  const root = storageRoot(config.storage);
  if (!url.startsWith(root)) return false;
  // The service doubles the slash after an S3 bucket. Any other empty segment would be another place.
  const segments = url.slice(root.length).replace(/^\//, '').replace(/\/$/, '').split('/');
  // Dots, blanks and percent signs have no place in it, so nothing leads out of the folder.
  if (!segments.every((segment) => /^[\w-]+$/.test(segment))) return false;
  const [tableId, version, kafkaClusterId, environmentId] = segments.toReversed();
  return (
    tableId !== undefined &&
    version === 'v1' &&
    kafkaClusterId === config.kafkaClusterId &&
    environmentId === config.environmentId
  );
}

/** A prefix ends with a slash: without one it would also match a neighbour with a longer name. */
export function prefixOf(tablePath: string): string {
  return `${tablePath.replace(/\/+$/, '')}/`;
}
