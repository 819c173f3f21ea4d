const response = await fetch(`${process.argv[2]}/api/2.1/unity-catalog/catalogs/river`, {
  headers: { authorization: 'Bearer bench-token-0001' },
});
if (!response.ok) throw new Error(`HTTP ${response.status}`);
const catalog = (await response.json()) as { name?: string };
console.log(catalog.name);
