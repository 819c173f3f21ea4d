import { get } from 'node:http';

const url = `${process.argv[2]}/api/2.1/unity-catalog/catalogs/river`;
get(url, { headers: { authorization: 'Bearer bench-token-0001' } }, (response) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => console.log(JSON.parse(Buffer.concat(chunks).toString()).name));
});
