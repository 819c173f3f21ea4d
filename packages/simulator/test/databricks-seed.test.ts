import { createVirtualClock } from '@tableflow-workshop/client-core';
import {
  createSqlClient,
  createUnityCatalogClient,
  servicePrincipalCredentials,
} from '@tableflow-workshop/databricks-client';
import { expect, it } from 'vitest';
import { createSimulator, riverHotels } from '../src/index.ts';

const { workspaceUrl, servicePrincipal, warehouse, catalogName } = riverHotels.databricks;

it("River Hotels' workspace is ready for Tableflow: schema, table, and a statement on it", async () => {
  const clock = createVirtualClock();
  const simulator = createSimulator({ clock });
  const { clientId, clientSecret } = servicePrincipal;
  const access = { workspaceUrl, fetch: simulator.fetch, clock };
  const credentials = servicePrincipalCredentials({ ...access, clientId, clientSecret });
  const unityCatalog = createUnityCatalogClient({ ...access, credentials });
  const sql = createSqlClient({ ...access, credentials });

  const schema = await unityCatalog.POST('/api/2.1/unity-catalog/schemas', {
    body: { name: 'lkc-river1', catalog_name: catalogName },
  });
  expect(schema.data?.full_name).toBe('river-hotels.lkc-river1');
  const table = await unityCatalog.POST('/api/2.1/unity-catalog/tables', {
    body: {
      name: 'clickstream',
      catalog_name: catalogName,
      schema_name: 'lkc-river1',
      table_type: 'EXTERNAL',
      data_source_format: 'DELTA',
      storage_location: `s3://${riverHotels.bucket.name}/1010/0101/table-1`,
    },
  });
  expect([table.data?.full_name, table.data?.owner]).toEqual(['river-hotels.lkc-river1.clickstream', clientId]);
  const { data } = await sql.POST('/api/2.0/sql/statements', {
    body: {
      statement: 'SELECT COUNT(*) AS rows FROM `river-hotels`.`lkc-river1`.clickstream',
      warehouse_id: warehouse.id,
    },
  });
  expect([data?.status, data?.result?.data_array]).toEqual([{ state: 'SUCCEEDED' }, [['0']]]);
  const missing = await sql.POST('/api/2.0/sql/statements', {
    body: { statement: 'SELECT * FROM `river-hotels`.`lkc-river1`.none', warehouse_id: warehouse.id },
  });
  expect([missing.response.status, missing.data?.status?.state, missing.data?.status?.sql_state]).toEqual([
    200,
    'FAILED',
    '42P01',
  ]);
});
