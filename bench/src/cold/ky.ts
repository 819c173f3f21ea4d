import ky from 'ky';

const catalog = await ky(`${process.argv[2]}/api/2.1/unity-catalog/catalogs/river`, {
  headers: { authorization: 'Bearer bench-token-0001' },
}).json<{ name?: string }>();
console.log(catalog.name);
