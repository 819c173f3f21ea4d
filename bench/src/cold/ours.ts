import {
  accessTokenCredentials,
  createUnityCatalogClient,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client/unity-catalog';

const client = createUnityCatalogClient({
  workspaceUrl: process.argv[2] ?? '',
  credentials: accessTokenCredentials('bench-token-0001'),
});
const call = client.GET('/api/2.1/unity-catalog/catalogs/{name}', { params: { path: { name: 'river' } } });
const catalog = await unwrapDatabricks(call, 'read the catalog');
console.log(catalog.name);
