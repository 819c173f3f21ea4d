import createClient from 'openapi-fetch';
import type { paths } from '../../../packages/databricks-client/src/generated/unity-catalog.ts';

const client = createClient<paths>({
  baseUrl: process.argv[2] ?? '',
  headers: { authorization: 'Bearer bench-token-0001' },
});
const { data, response } = await client.GET('/api/2.1/unity-catalog/catalogs/{name}', {
  params: { path: { name: 'river' } },
});
if (!response.ok) throw new Error(`HTTP ${response.status}`);
console.log(data?.name);
