import { request } from '@octokit/request';

const { data } = await request('GET /api/2.1/unity-catalog/catalogs/river', {
  baseUrl: process.argv[2] ?? '',
  headers: { authorization: 'Bearer bench-token-0001' },
});
console.log((data as { name?: string }).name);
