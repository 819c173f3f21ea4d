import {
  changeGrants,
  isMissing,
  type UnityCatalogClient,
  type UnityCatalogSchemas,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';

// The calls of the contract, each as one line.

const base = '/api/2.1/unity-catalog';

/** Makes a catalog in which its owner may register external tables. */
export async function createCatalog(client: UnityCatalogClient, name: string): Promise<UnityCatalogSchemas['Catalog']> {
  const call = client.POST(`${base}/catalogs`, { body: { name, comment: 'made by a test' } });
  const catalog = await unwrapDatabricks(call, `create catalog ${name}`);
  // On Databricks not even the owner may without this; the open-source server knows neither privilege nor metastore.
  if (catalog.metastore_id && catalog.owner) {
    const change = { principal: catalog.owner, add: ['EXTERNAL_USE_SCHEMA'] };
    await changeGrants(client, { type: 'catalog', fullName: name }, [change]);
  }
  return catalog;
}

export function getCatalog(client: UnityCatalogClient, name: string): Promise<UnityCatalogSchemas['Catalog']> {
  return unwrapDatabricks(
    client.GET(`${base}/catalogs/{name}`, { params: { path: { name } } }),
    `read catalog ${name}`,
  );
}

export async function deleteCatalog(client: UnityCatalogClient, name: string, force?: boolean): Promise<void> {
  const call = client.DELETE(`${base}/catalogs/{name}`, { params: { path: { name }, query: { force } } });
  await unwrapDatabricks(call, `delete catalog ${name}`);
}

/** Removes a catalog with all that is in it, if it is there. */
export async function dropCatalog(client: UnityCatalogClient, name: string): Promise<void> {
  await deleteCatalog(client, name, true).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

export function createSchema(
  client: UnityCatalogClient,
  catalogName: string,
  name: string,
): Promise<UnityCatalogSchemas['Schema']> {
  const call = client.POST(`${base}/schemas`, { body: { catalog_name: catalogName, name } });
  return unwrapDatabricks(call, `create schema ${catalogName}.${name}`);
}

export function getSchema(client: UnityCatalogClient, fullName: string): Promise<UnityCatalogSchemas['Schema']> {
  const call = client.GET(`${base}/schemas/{full_name}`, { params: { path: { full_name: fullName } } });
  return unwrapDatabricks(call, `read schema ${fullName}`);
}

export async function deleteSchema(client: UnityCatalogClient, fullName: string, force?: boolean): Promise<void> {
  const params = { path: { full_name: fullName }, query: { force } };
  await unwrapDatabricks(client.DELETE(`${base}/schemas/{full_name}`, { params }), `delete schema ${fullName}`);
}

export function createTable(
  client: UnityCatalogClient,
  [catalogName, schemaName, name]: readonly [catalogName: string, schemaName: string, name: string],
  storageRoot: string,
): Promise<UnityCatalogSchemas['Table']> {
  const call = client.POST(`${base}/tables`, {
    body: {
      catalog_name: catalogName,
      schema_name: schemaName,
      name,
      table_type: 'EXTERNAL',
      data_source_format: 'DELTA',
      storage_location: `${storageRoot}/${catalogName}/${schemaName}/${name}`,
      // Required by the open-source server. The table's own log says what its columns are.
      columns: [],
    },
  });
  return unwrapDatabricks(call, `create table ${catalogName}.${schemaName}.${name}`);
}

export function getTable(client: UnityCatalogClient, fullName: string): Promise<UnityCatalogSchemas['Table']> {
  const call = client.GET(`${base}/tables/{full_name}`, { params: { path: { full_name: fullName } } });
  return unwrapDatabricks(call, `read table ${fullName}`);
}

export async function deleteTable(client: UnityCatalogClient, fullName: string): Promise<void> {
  const call = client.DELETE(`${base}/tables/{full_name}`, { params: { path: { full_name: fullName } } });
  await unwrapDatabricks(call, `delete table ${fullName}`);
}
