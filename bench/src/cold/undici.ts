import { request } from 'undici';

const { body } = await request(`${process.argv[2]}/api/2.1/unity-catalog/catalogs/river`, {
  headers: { authorization: 'Bearer bench-token-0001' },
  reset: true,
});
const { name } = (await body.json()) as { readonly name: string };
console.log(name);
