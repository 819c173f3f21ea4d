import { WorkspaceClient } from '@databricks/sdk-experimental';

const client = new WorkspaceClient({ host: process.argv[2] ?? '', token: 'bench-token-0001', authType: 'pat' });
const catalog = await client.catalogs.get({ name: 'river' });
console.log(catalog.name);
