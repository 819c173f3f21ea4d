import OpenAI from 'openai';

const client = new OpenAI({ baseURL: process.argv[2], apiKey: 'bench-token-0001' });
const catalog = await client.get<{ name?: string }>('/api/2.1/unity-catalog/catalogs/river');
console.log(catalog.name);
