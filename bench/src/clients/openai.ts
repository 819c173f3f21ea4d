import OpenAI from 'openai';
import { type Client, catalogPath, type Named, token } from './client.ts';

export function createClient(baseURL: string): Client {
  const client = new OpenAI({ baseURL, apiKey: token });
  return { readCatalog: async () => (await client.get<Named>(catalogPath)).name };
}
