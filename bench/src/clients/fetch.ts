import { type CatalogPage, type Client, catalogPath, type Named, token, walkByHand } from './client.ts';

export function createClient(url: string): Client {
  const headers = { authorization: `Bearer ${token}` };
  const read = async <Body>(path: string): Promise<Body> => {
    const response = await fetch(`${url}${path}`, { headers });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as Body;
  };
  return {
    readCatalog: async () => (await read<Named>(catalogPath)).name,
    listCatalogs: () => walkByHand((path) => read<CatalogPage>(path)),
  };
}
