import { Agent, get } from 'node:http';
import { type CatalogPage, type Client, catalogPath, type Named, token, walkByHand } from './client.ts';

/** The floor: what the machine can do where nothing stands in between. */
export function createClient(url: string): Client {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}` };
  const read = <Body>(path: string): Promise<Body> =>
    new Promise((resolve, reject) => {
      get(`${url}${path}`, { agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Body));
        response.on('error', reject);
      }).on('error', reject);
    });
  return {
    readCatalog: async () => (await read<Named>(catalogPath)).name,
    listCatalogs: () => walkByHand((path) => read<CatalogPage>(path)),
  };
}
