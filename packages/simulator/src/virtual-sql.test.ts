import { describe, expect, it } from 'vitest';
import { initialState } from './initial-state.ts';
import { runVirtualStatement } from './virtual-sql.ts';
import { riverHotels } from './world.ts';

const path = 's3://river-tableflow-bucket//1/2/v1/t';

function run(text: string, defaults: { catalog?: string; schema?: string } = {}) {
  const state = initialState(riverHotels, 0);
  state.databricks.tables.push(
    { full_name: 'river-hotels.lkc-river1.clicks', storage_location: 's3://river-tableflow-bucket/1/2/v1/t/' },
    { full_name: 'river-hotels.lkc-river1.stranger', storage_location: 's3://elsewhere/t' },
  );
  const spec = { display_name: 'river.clicks', storage: { kind: 'ByobAws', table_path: path } };
  state.confluent.tableflowTopics.push({ topic: { spec, status: {} }, tableId: 't', isStarted: true } as never);
  const schema = JSON.stringify({ type: 'record', fields: [{ name: 'id' }, { name: 'url' }] });
  state.confluent.subjects.push({ name: 'river.clicks-value', versions: [{ version: 1, id: 1, schema }] });
  const counts: Record<string, number> = { 'river.clicks': 1_000 };
  return runVirtualStatement({ text, parameters: [], ...defaults }, state, (topic) => counts[topic] ?? 0);
}

const string = (name: string) => ({ name, typeName: 'STRING', typeText: 'string' });

it('shows the columns of a table without its rows', () => {
  expect(run('SELECT * FROM `river-hotels`.`lkc-river1`.clicks LIMIT 0')).toEqual({
    state: 'SUCCEEDED',
    columns: ['id', 'url', '$$topic', '$$partition', '$$offset', '$$timestamp'].map(string),
    rows: [],
  });
});

const long = (name: string) => ({ name, typeName: 'LONG', typeText: 'bigint' });
describe('runVirtualStatement', () => {
  it.each([
    ['SELECT COUNT(*) AS row_count FROM `river-hotels`.`lkc-river1`.`clicks`', {}, [long('row_count')], ['1000']],
    ['select count(*)\nfrom `River-Hotels` . `lkc-river1` . Clicks', {}, [long('count(*)')], ['1000']],
    ['SELECT COUNT(*) FROM `lkc-river1`.clicks', { catalog: 'river-hotels' }, [long('COUNT(*)')], ['1000']],
    ['SELECT COUNT(*) AS n FROM clicks', { catalog: 'river-hotels', schema: 'lkc-river1' }, [long('n')], ['1000']],
    [
      'SELECT count(DISTINCT id) AS `ids`, max(coalesce(ts, 0)) AS newest FROM `river-hotels`.`lkc-river1`.clicks',
      {},
      [long('ids'), string('newest')],
      ['1000', null],
    ],
    ['SELECT COUNT(*) AS n FROM `river-hotels`.`lkc-river1`.`stranger`', {}, [long('n')], ['0']],
    ["SELECT 1, 'a, b' AS text", {}, [long('1'), string('text')], ['1', 'a, b']],
  ])('%s', (text, defaults, columns, row) => {
    expect(run(text, defaults)).toEqual({ state: 'SUCCEEDED', columns, rows: [row] });
  });

  it('fails for a table that is not there', () => {
    expect(run('SELECT COUNT(*) FROM `river-hotels`.`lkc-river1`.`none`')).toEqual({
      state: 'FAILED',
      errorCode: 'BAD_REQUEST',
      message: '[TABLE_OR_VIEW_NOT_FOUND] The table or view `river-hotels`.`lkc-river1`.`none` cannot be found.',
      sqlState: '42P01',
    });
  });

  it('fails for what it does not understand', () => {
    expect(run('OPTIMIZE clicks')).toEqual({
      state: 'FAILED',
      errorCode: 'BAD_REQUEST',
      message: "[PARSE_SYNTAX_ERROR] Syntax error at or near 'OPTIMIZE'.",
      sqlState: '42601',
    });
  });
});
