import { describe, expect, it } from 'vitest';
import { initialState } from './initial-state.ts';
import { runVirtualStatement } from './virtual-sql.ts';
import { emptyTopic } from './virtual-topic.ts';
import { riverHotels } from './world.ts';

const path = 's3://river-tableflow-bucket//1/2/v1/t';

function run(
  text: string,
  { writeMode = 'APPEND', ...defaults }: { catalog?: string; schema?: string; writeMode?: string } = {},
) {
  const state = initialState(riverHotels, 0);
  state.databricks.tables.push(
    { full_name: 'river-hotels.lkc-river1.clicks', storage_location: 's3://river-tableflow-bucket/1/2/v1/t/' },
    { full_name: 'river-hotels.lkc-river1.stranger', storage_location: 's3://elsewhere/t' },
  );
  const spec = {
    display_name: 'river.clicks',
    storage: { kind: 'ByobAws', table_path: path },
    environment: { id: riverHotels.environment.id },
    kafka_cluster: { id: riverHotels.kafkaCluster.id },
  };
  state.confluent.tableflowTopics.push({
    topic: { spec, status: { write_mode: writeMode } },
    tableId: 't',
    isStarted: true,
  } as never);
  const schema = JSON.stringify({ type: 'record', fields: [{ name: 'id' }, { name: 'url' }] });
  state.confluent.subjects.push({ name: 'river.clicks-value', versions: [{ version: 1, id: 1, schema }] });
  state.confluent.topics.push({ name: 'river.clicks', partitions: 3, configs: {} });
  const clicks = { records: 1_000, keys: 400, badRecords: 2 };
  return runVirtualStatement({ text, parameters: [], ...defaults }, state, (topic) =>
    topic === 'river.clicks' ? clicks : emptyTopic,
  );
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

  it('counts by partition, with the offsets', () => {
    const partitions =
      'SELECT count(*) AS n, max(`$$timestamp`) AS newest, `$$partition`, min(`$$offset`) AS first, max(`$$offset`) AS last ' +
      'FROM `river-hotels`.`lkc-river1`.clicks GROUP BY `$$partition`';
    const rowsOf = (outcome: ReturnType<typeof run>) => (outcome.state === 'SUCCEEDED' ? outcome.rows : []);
    expect(rowsOf(run(partitions))).toEqual([
      ['334', null, '0', '0', '333'],
      ['333', null, '1', '0', '332'],
      ['333', null, '2', '0', '332'],
    ]);
    expect(rowsOf(run(partitions, { writeMode: 'UPSERT' }))).toEqual([
      ['134', null, '0', '200', '333'],
      ['133', null, '1', '200', '332'],
      ['133', null, '2', '200', '332'],
    ]);
  });

  it('counts keys, and the rows of the one that has the fewest', () => {
    const keys =
      'SELECT count(*) AS key_count, min(record_count) AS fewest FROM (SELECT count(*) AS record_count ' +
      'FROM `river-hotels`.`lkc-river1`.clicks GROUP BY `id`)';
    expect(run(keys)).toMatchObject({ rows: [['400', '2']] });
    expect(run(keys, { writeMode: 'UPSERT' })).toMatchObject({ rows: [['400', '1']] });
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
