import axios from 'axios';

const { data } = await axios.get<{ name?: string }>(`${process.argv[2]}/api/2.1/unity-catalog/catalogs/river`, {
  headers: { authorization: 'Bearer bench-token-0001' },
});
console.log(data.name);
