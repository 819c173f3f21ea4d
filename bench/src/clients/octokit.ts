import { request } from '@octokit/request';
import { type Client, catalogPath, type Named, token } from './client.ts';

export function createClient(baseUrl: string): Client {
  const client = request.defaults({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  return { readCatalog: async () => ((await client(`GET ${catalogPath}`)).data as Named).name };
}
