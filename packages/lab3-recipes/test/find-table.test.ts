import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { findTableflowTopic } from '../src/resources/tableflow/tableflow-topics.ts';
import { findTable } from '../src/resources/unity-catalog/find-table.ts';
import { schemaNameOf } from '../src/resources/unity-catalog/published-tables.ts';
import { hotelTopic } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { tableflowTopic } from './support/tableflow-topic.ts';
import { thrownBy } from './support/thrown-by.ts';

const list =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true';
const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];
const hotelTable = {
  catalogName: 'river-hotels',
  schemaName: 'lkc-river1',
  tableName: 'riverhotel_public_hotel',
  fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
};

describe('finding the table of a topic', () => {
  it('goes by its place, whatever the table is called', async () => {
    const { lab, simulator, calls } = await labWithTables();
    const live = await findTableflowTopic(lab, hotelTopic);
    calls();
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: live })).toEqual(hotelTable);
    expect(calls()).toEqual([...login, `${list} → 200`]);

    const [hotel, customer] = simulator.state.databricks.tables;
    Object.assign(hotel ?? {}, { name: 'renamed', full_name: 'river-hotels.lkc-river1.renamed' });
    Object.assign(customer ?? {}, { name: 'riverhotel_public_hotel' });
    expect((await findTable(lab, { topic: hotelTopic, tableflowTopic: live }))?.tableName).toBe('renamed');
  });

  it.each([
    's3://river-tableflow-bucket/0/1/v1/hotel',
    's3://river-tableflow-bucket//0/1/v1/hotel/',
    's3://river-tableflow-bucket/0//1/v1/hotel',
  ])('does not mind how slashes are written: %s', async (location) => {
    const { lab, simulator } = await labWithTables();
    for (const table of simulator.state.databricks.tables.slice(0, 1)) table.storage_location = location;
    const live = tableflowTopic({ phase: 'RUNNING' });
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: live })).toEqual(hotelTable);
  });

  it('knows no table of another place, though it has the name', async () => {
    const { lab } = await labWithTables();
    const live = tableflowTopic({ phase: 'RUNNING' });
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: live })).toBeUndefined();
  });

  it('goes by the predicted name where the catalog does not show the place', async () => {
    const { lab, simulator } = await labWithTables();
    const live = await findTableflowTopic(lab, hotelTopic);
    for (const table of simulator.state.databricks.tables) delete table.storage_location;
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: live })).toEqual(hotelTable);
    expect(await findTable(lab, { topic: 'riverhotel.public.other', tableflowTopic: live })).toBeUndefined();
  });

  it('goes by the place before the name, in whatever order they are listed', async () => {
    const { lab, simulator } = await labWithTables();
    const live = await findTableflowTopic(lab, hotelTopic);
    const [hotel, customer] = simulator.state.databricks.tables;
    Object.assign(hotel ?? {}, { name: 'zebra' });
    Object.assign(customer ?? {}, { name: 'riverhotel_public_hotel', storage_location: undefined });
    expect((await findTable(lab, { topic: hotelTopic, tableflowTopic: live }))?.tableName).toBe('zebra');
  });

  it('goes by the predicted name where no place is known', async () => {
    const { lab } = await labWithTables();
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: undefined })).toEqual(hotelTable);
    expect(await findTable(lab, { topic: 'riverhotel.public.other', tableflowTopic: undefined })).toBeUndefined();
  });

  it('finds nothing while there is no schema', async () => {
    const { lab, calls } = await createSimulatedLab();
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: undefined })).toBeUndefined();
    expect(calls()).toEqual([...login, `${list} → 404`]);
  });

  it('searches the custom schema where there is one', async () => {
    const { databricks } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { databricks: { ...databricks, schemaName: 'hotels' } },
    });
    expect(schemaNameOf(lab)).toBe('hotels');
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: undefined })).toBeUndefined();
    expect(calls().at(-1)).toBe(`${list.replace('=lkc-river1', '=hotels')} → 404`);
  });

  it('goes on behind an empty page', async () => {
    const { lab, simulator, calls } = await labWithTables();
    simulator.faults.add({ on: 'listTables', answer: { status: 200, body: { next_page_token: '' } } });
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: undefined })).toBeUndefined();
    simulator.faults.add({ on: 'listTables', answer: { status: 200, body: { next_page_token: 'riverhotel' } } });
    simulator.faults.add({
      on: 'listTables',
      answer: { status: 200, body: { tables: [{ name: 'riverhotel_public_hotel' }] } },
    });
    calls();
    expect(await findTable(lab, { topic: hotelTopic, tableflowTopic: undefined })).toEqual(hotelTable);
    expect(calls()).toEqual([`${list} → 200`, `${list}&page_token=riverhotel → 200`]);
  });

  it('says what it tried', async () => {
    const { lab, simulator } = await labWithTables();
    simulator.faults.add({ on: 'listTables', answer: { status: 403, body: { error_code: 'PERMISSION_DENIED' } } });
    expect(await thrownBy(findTable(lab, { topic: hotelTopic, tableflowTopic: undefined }))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'list the tables of river-hotels.lkc-river1',
    });
  });
});
