import { expect, it } from 'vitest';
import type { TableField } from '../src/data-plane.ts';
import { clientId, createDatabricksLab } from './databricks-lab.ts';

const tables = '/api/2.1/unity-catalog/tables';
const query = { catalog_name: 'river-hotels', schema_name: 'default' };
const id: TableField = { name: 'id', type: 'long', nullable: true, metadata: {} };

function labWithTables() {
  const places: string[] = [];
  const lab = createDatabricksLab({
    columnsAt: async (place) => {
      places.push(place);
      return place.endsWith('/full') ? [id] : undefined;
    },
  });
  for (const name of ['full', 'empty']) {
    const place = {
      catalog_name: 'river-hotels',
      schema_name: 'default',
      storage_location: `s3://river-bucket/${name}`,
    };
    lab.databricks.tables.push({ ...place, name, full_name: `river-hotels.default.${name}`, table_type: 'EXTERNAL' });
  }
  return { ...lab, places };
}

it('a table has the columns that its storage has now, read alone and in a list', async () => {
  const { admin } = labWithTables();
  const read = await admin.unityCatalog.GET(`${tables}/{full_name}`, {
    params: { path: { full_name: 'river-hotels.default.full' } },
  });
  const listed = await admin.unityCatalog.GET(tables, { params: { query } });
  const names = [read.data, ...(listed.data?.tables ?? [])].map((one) => [
    one?.name,
    one?.columns?.map((column) => `${column.name} ${column.type_text}`),
  ]);
  expect(names).toEqual([
    ['full', ['id bigint']],
    ['empty', undefined],
    ['full', ['id bigint']],
  ]);
});

it('nothing is read of a list that shall have no columns, nor of a table that was registered with some', async () => {
  const { admin, databricks, places } = labWithTables();
  await admin.unityCatalog.GET(tables, { params: { query: { ...query, omit_columns: true } } });
  for (const one of databricks.tables) one.columns = [{ name: 'own' }];
  const { data } = await admin.unityCatalog.GET(tables, { params: { query } });
  expect([places, data?.tables?.map((one) => one.columns)]).toEqual([[], [[{ name: 'own' }], [{ name: 'own' }]]]);
});

it('a statement is told what its caller may see', async () => {
  const seen: unknown[] = [];
  const lab = createDatabricksLab({
    runStatement: async (_statement, _signal, caller) => {
      const names = [['river-hotels'], ['river-hotels', 'default'], ['river-hotels', 'default', 'full'], ['unknown']];
      seen.push(names.map((name) => caller?.isVisible(name)));
      return { state: 'SUCCEEDED', columns: [], rows: [] };
    },
  });
  for (const one of lab.databricks.warehouses) one.state = 'RUNNING';
  const place = { catalog_name: 'river-hotels', schema_name: 'default' };
  lab.databricks.tables.push({ ...place, name: 'full', full_name: 'river-hotels.default.full' });
  const body = { statement: 'SHOW TABLES', warehouse_id: '0a1b2c3d4e5f6071' };
  for (const who of [lab.admin, lab.tableflow, lab.guest]) await who.sql.POST('/api/2.0/sql/statements', { body });
  lab.databricks.grants['catalog/river-hotels'] = { [clientId]: ['USE_CATALOG', 'USE_SCHEMA'] };
  await lab.tableflow.sql.POST('/api/2.0/sql/statements', { body });
  expect(seen).toEqual([
    [true, true, true, true],
    [true, true, true, true],
    [false, false, false, true],
    [true, true, false, true],
  ]);
});
