import { collect } from '@tableflow-workshop/client-core';
import { paginateDatabricks, type UnityCatalogSchemas } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { predictTableName } from '../../lab/names.ts';
import { capturedPrefixes } from '../../resources/connector/captured-names.ts';
import { listExternalLocations } from '../../resources/storage/external-locations.ts';
import { coversRoot, storageRoot } from '../../resources/storage/storage-root.ts';
import { isSchemaLeft } from '../../resources/unity-catalog/published-schema.ts';
import { listPublishedTables, schemaNameOf } from '../../resources/unity-catalog/published-tables.ts';
import { hasPrefix } from './has-prefix.ts';
import type { Leftover } from './leftover.ts';
import { dropStatement } from './removal-commands.ts';

const system = 'Databricks';

/** Far more than a metastore has. */
const mostCredentials = 10_000;

/** Tables of the lab's topics. Views that somebody created next to them are not the lab's. */
export async function tableLeftovers(lab: LabContext, signal?: AbortSignal): Promise<readonly Leftover[]> {
  const { connector, databricks } = lab.config;
  const schemaName = schemaNameOf(lab);
  const beginnings = capturedPrefixes(connector).map(predictTableName);
  return ((await listPublishedTables(lab, signal)) ?? [])
    .filter(({ name = '', table_type: type = '' }) => !type.includes('VIEW') && beginsWith(name, beginnings))
    .map(({ name = '' }) => ({
      system,
      kind: 'table',
      name: `${databricks.catalogName}.${schemaName}.${name}`,
      why: 'its name matches a captured table',
      removeWith: dropStatement('TABLE', databricks.catalogName, schemaName, name),
    }));
}

/** The schema that Tableflow made, once nothing is in it. */
export async function schemaLeftovers(lab: LabContext, signal?: AbortSignal): Promise<readonly Leftover[]> {
  if (!(await isSchemaLeft(lab, signal))) return [];
  const { catalogName } = lab.config.databricks;
  const schemaName = schemaNameOf(lab);
  return [
    {
      system,
      kind: 'schema',
      name: `${catalogName}.${schemaName}`,
      why: 'Tableflow made it for the tables of the cluster, and it is empty',
      removeWith: dropStatement('SCHEMA', catalogName, schemaName),
    },
  ];
}

/**
 * External locations and storage credentials with the prefix of the lab, or in its bucket. Those that the lab is built on
 * count only where they were to be gone as well.
 */
export async function storageLeftovers(
  lab: LabContext,
  isStorageGone: boolean,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { prefix, storage } = lab.config;
  const root = storageRoot(storage);
  const [locations, credentials] = await Promise.all([
    listExternalLocations(lab.databricks.unityCatalog, signal),
    listStorageCredentials(lab, signal),
  ]);
  const standing = isStorageGone ? [] : locations.filter((one) => coversRoot(one, root));
  const left = locations.filter(
    (one) => !standing.includes(one) && (hasPrefix(one.name, prefix) || isInBucket(one.url, root)),
  );
  // A credential in use by anything but a leftover is needed.
  const used = new Set(locations.filter((one) => !left.includes(one)).map((one) => one.credential_name));
  const leftCredentials = credentials.filter(
    ({ name }) => hasPrefix(name, prefix) && name !== undefined && !used.has(name),
  );
  return [
    ...left.map(({ name = '', url = '' }) => ({
      system: 'Databricks' as const,
      kind: 'external location',
      name,
      why: isInBucket(url, root) ? `it is at ${url}, in the storage of the lab` : `its name begins with ${prefix}`,
      removeWith: dropStatement('EXTERNAL LOCATION', name),
    })),
    ...leftCredentials.map(({ name = '' }) => ({
      system: 'Databricks' as const,
      kind: 'storage credential',
      name,
      why: `its name begins with ${prefix}, and nothing uses it`,
      removeWith: dropStatement('STORAGE CREDENTIAL', name),
    })),
  ];
}

function listStorageCredentials(
  lab: LabContext,
  signal: AbortSignal | undefined,
): Promise<readonly UnityCatalogSchemas['StorageCredential'][]> {
  const pages = paginateDatabricks(
    (page_token) =>
      lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/storage-credentials', {
        params: { query: { max_results: 0, page_token } },
        signal,
      }),
    (page) => page.storage_credentials,
    'list the storage credentials',
  );
  return collect(pages, mostCredentials);
}

function beginsWith(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some((one) => name.startsWith(one));
}

function isInBucket(url: string | undefined, root: string): boolean {
  return url !== undefined && coversRoot({ url: root }, `${url.replace(/\/+$/, '')}/`);
}
