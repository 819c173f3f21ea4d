import { accessTokenCredentials, createSqlClient } from '@tableflow-workshop/databricks-client';
import { describe, expect, it } from 'vitest';
import { createLab, runConnector, tableflowBody, tableflowScope, unityBody } from './lab.ts';

const topicPath = '/tableflow/v1/tableflow-topics/{display_name}';

describe('LAB 3 on both halves of the simulator', () => {
  it('brings the rows of the database to a table that SQL can count', async () => {
    const lab = createLab();
    const { clients, clock, simulator } = lab;
    await clients.tableflow.POST('/tableflow/v1/catalog-integrations', { body: unityBody() });
    await runConnector(lab);
    for (const table of ['customer', 'hotel']) {
      const body = tableflowBody(`riverhotel.public.${table}`);
      await clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body });
    }
    await lab.pass(391_000);
    const { data } = await clients.tableflow.GET(topicPath, {
      params: { path: { display_name: 'riverhotel.public.hotel' }, query: tableflowScope },
    });
    expect(data?.status).toEqual({
      phase: 'RUNNING',
      error_message: '',
      catalog_sync_statuses: [
        { catalog_integration_id: 'tci-001000', catalog_type: 'UNITY', sync_status: 'SYNCED', error_message: null },
      ],
      failing_table_formats: [],
      write_mode: 'APPEND',
    });
    const { integration } = simulator.state.confluent.catalogIntegrations[0] ?? {};
    expect(integration?.status?.phase).toBe('CONNECTED');
    const tables = simulator.state.databricks.tables.map((table) => table.full_name);
    expect(tables).toEqual([
      'river-hotels.lkc-river1.riverhotel_public_customer',
      'river-hotels.lkc-river1.riverhotel_public_hotel',
    ]);

    const sql = createSqlClient({
      workspaceUrl: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
      credentials: accessTokenCredentials('river-databricks-admin-token'),
      fetch: simulator.fetch,
      clock,
    });
    const counted = await sql.POST('/api/2.0/sql/statements', {
      body: {
        warehouse_id: '0a1b2c3d4e5f6071',
        statement: 'SELECT COUNT(*) AS n FROM `river-hotels`.`lkc-river1`.`riverhotel_public_hotel`',
      },
    });
    expect([counted.data?.status?.state, counted.data?.result?.data_array]).toEqual(['SUCCEEDED', [['30']]]);
  });
});
