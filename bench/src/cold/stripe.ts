import Stripe from 'stripe';

const { hostname, port } = new URL(process.argv[2] ?? '');
const client = new Stripe('bench-token-0001', { host: hostname, port: Number(port), protocol: 'http' });
const catalog = (await client.rawRequest('GET', '/api/2.1/unity-catalog/catalogs/river')) as { name?: string };
console.log(catalog.name);
