import { accessTokenCredentials, createSqlClient } from '@tableflow-workshop/databricks-client';
import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { createLab, type Lab, makeTopic, tableflowBody, tableflowScope, unityBody } from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const topicPath = '/tableflow/v1/tableflow-topics/{display_name}';
const params = { path: { display_name: 'river.clicks' } };
const table = '`river-hotels`.`lkc-river1`.`river_clicks`';
const message =
  'Tableflow is not syncing: the Delta table may have been modified outside of Tableflow, which did not write _delta_log/00000000000000000012.json. Revert or clean the Delta log, then enable Tableflow again.';

/** A lab whose topic is a table that the catalog shows. */
async function labWithTable(): Promise<Lab> {
  const lab = createLab();
  await makeTopic(lab, 'river.clicks');
  await lab.clients.tableflow.POST('/tableflow/v1/catalog-integrations', { body: unityBody() });
  await enable(lab);
  return lab;
}

async function enable({ clients, pass }: Lab): Promise<void> {
  await clients.tableflow.POST(topics, { body: tableflowBody('river.clicks') });
  await pass(600_000);
}

async function state({ clients }: Lab) {
  const { data } = await clients.tableflow.GET(topicPath, { params: { ...params, query: tableflowScope } });
  return data && [data.status.phase, data.spec.suspended, data.status.error_message];
}

async function run({ simulator, clock }: Lab, statement: string) {
  const { workspaceUrl, adminToken, warehouse } = riverHotels.databricks;
  const sql = createSqlClient({
    workspaceUrl,
    credentials: accessTokenCredentials(adminToken),
    fetch: simulator.fetch,
    clock,
  });
  const body = { statement, warehouse_id: warehouse.id, wait_timeout: '10s' };
  return (await sql.POST('/api/2.0/sql/statements', { body })).data?.status;
}

describe('a statement that writes to the Delta log', () => {
  it.each([
    `COMMENT ON TABLE ${table} IS 'clicks'`,
    `ALTER TABLE ${table} ADD COLUMN note STRING`,
    `OPTIMIZE ${table}`,
    `vacuum ${table} RETAIN 168 HOURS`,
    `INSERT INTO ${table} VALUES (1)`,
    `UPDATE ${table} SET id = 2`,
    `DELETE FROM ${table} WHERE id = 1`,
  ])('%s succeeds, and stops Tableflow', async (statement) => {
    const lab = await labWithTable();
    expect(await state(lab)).toEqual(['RUNNING', false, '']);
    expect(await run(lab, statement)).toEqual({ state: 'SUCCEEDED' });
    expect(await state(lab)).toEqual(['FAILED', true, message]);
  });

  it('stops it again after a resume; a new table is free of it', async () => {
    const lab = await labWithTable();
    await run(lab, `OPTIMIZE ${table}`);
    const scope = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
    await lab.clients.tableflow.PATCH(topicPath, { params, body: { spec: { suspended: false, ...scope } } });
    expect(await state(lab)).toEqual(['PENDING', false, '']);
    await lab.pass(600_000);
    expect(await state(lab)).toEqual(['FAILED', true, message]);

    await lab.clients.tableflow.DELETE(topicPath, { params: { ...params, query: tableflowScope } });
    await lab.pass(60_000);
    await enable(lab);
    expect(await state(lab)).toEqual(['RUNNING', false, '']);
  });

  it.each([`SELECT count(*) FROM ${table}`, 'OPTIMIZE `river-hotels`.`lkc-river1`.`another`'])(
    'is not %s',
    async (statement) => {
      const lab = await labWithTable();
      await run(lab, statement);
      expect(await state(lab)).toEqual(['RUNNING', false, '']);
    },
  );
});
