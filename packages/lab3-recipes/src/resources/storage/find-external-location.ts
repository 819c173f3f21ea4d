import type { UnityCatalogClient, UnityCatalogSchemas } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import { text } from '../../mechanics/input-schemas.ts';
import type { CallOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { listExternalLocations } from './external-locations.ts';
import { coversRoot, storageRoot } from './storage-root.ts';

const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    /** A bucket of your own on AWS. */
    kind: z.literal('ByobAws'),
    /** Name of the bucket. */
    bucketName: text,
    /** Not used: it lets `lab.config.storage` be an input. */
    providerIntegrationId: z.optional(text),
  }),
  z.strictObject({
    /** A container of your own on Azure. */
    kind: z.literal('AzureDataLakeStorageGen2'),
    /** Name of the storage account. */
    storageAccountName: text,
    /** Name of the container. */
    containerName: text,
    /** Not used: it lets `lab.config.storage` be an input. */
    providerIntegrationId: z.optional(text),
  }),
]);

/** The storage whose external location is wanted. `lab.config.storage` is one. */
export type FindExternalLocationInput = z.input<typeof inputSchema>;

/**
 * Finds the external location that covers a whole bucket or container, by its address. Reads only.
 *
 * @param administrator Unity Catalog as somebody who sees the location; the lab's own client is enough once it was granted
 * @returns `undefined` where nobody made one, or the caller does not see it
 * @throws InputError for wrong input, ApiError
 * @example await findExternalLocation(lab.databricks.unityCatalog, lab.config.storage);
 * @see https://docs.databricks.com/api/workspace/externallocations/list
 */
export async function findExternalLocation(
  administrator: UnityCatalogClient,
  input: FindExternalLocationInput,
  options: CallOptions = {},
): Promise<UnityCatalogSchemas['ExternalLocation'] | undefined> {
  const root = storageRoot(parseInput(inputSchema, input, 'find the external location of a storage'));
  return (await listExternalLocations(administrator, options.signal)).find((location) => coversRoot(location, root));
}
