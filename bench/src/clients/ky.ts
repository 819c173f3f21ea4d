import ky from 'ky';
import { type Client, catalogPath, type Named, token } from './client.ts';

export function createClient(url: string): Client {
  const client = ky.create({ prefixUrl: url, headers: { authorization: `Bearer ${token}` } });
  return { readCatalog: async () => (await client.get(catalogPath.slice(1)).json<Named>()).name };
}
