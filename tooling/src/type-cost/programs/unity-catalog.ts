import {
  accessTokenCredentials,
  createUnityCatalogClient,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client/unity-catalog';

const unityCatalog = createUnityCatalogClient({
  workspaceUrl: 'https://dbc-1.cloud.databricks.com',
  credentials: accessTokenCredentials('token'),
});
const table = await unwrapDatabricks(
  unityCatalog.GET('/api/2.1/unity-catalog/tables/{full_name}', { params: { path: { full_name: 'a.b.c' } } }),
  'read a table',
);
export const place: string | undefined = table.storage_location;
