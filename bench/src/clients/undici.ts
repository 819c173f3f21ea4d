import { Agent, request } from 'undici';
import { type CatalogPage, type Client, catalogPath, type Named, token, walkByHand } from './client.ts';

export function createClient(url: string): Client {
  const dispatcher = new Agent({ connections: 64 });
  const headers = { authorization: `Bearer ${token}` };
  const read = async <Body>(path: string): Promise<Body> => {
    const { statusCode, body } = await request(`${url}${path}`, { headers, dispatcher });
    if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
    return (await body.json()) as Body;
  };
  return {
    readCatalog: async () => (await read<Named>(catalogPath)).name,
    listCatalogs: () => walkByHand((path) => read<CatalogPage>(path)),
  };
}
