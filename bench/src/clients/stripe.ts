import Stripe from 'stripe';
import { type Client, catalogPath, type Named, token } from './client.ts';

export function createClient(url: string): Client {
  const { hostname, port } = new URL(url);
  const client = new Stripe(token, { host: hostname, port: Number(port), protocol: 'http', telemetry: false });
  return { readCatalog: async () => ((await client.rawRequest('GET', catalogPath)) as Named).name };
}
