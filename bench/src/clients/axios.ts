import axios from 'axios';
import { type Client, catalogPath, type Named, token } from './client.ts';

export function createClient(baseURL: string): Client {
  const client = axios.create({ baseURL, headers: { authorization: `Bearer ${token}` } });
  return { readCatalog: async () => (await client.get<Named>(catalogPath)).data.name };
}
