import { describe, expect, it } from 'vitest';
import { tableflowTopic } from '../../test/support/tableflow-topic.ts';
import { judgeTable } from './judge-table.ts';

const nowMs = Date.UTC(2026, 0, 1, 12);
const running = tableflowTopic({ phase: 'RUNNING' });
const found = {
  topic: 'riverhotel.public.hotel',
  connector: undefined,
  slot: null,
  isTopicThere: true,
  tableflowTopic: running,
  fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
  sourceRows: 30,
  topicRecords: 30,
  deltaRows: 30,
  offsets: null,
  skippedRecords: null,
  keys: null,
  newestRecordAt: null,
  missingColumns: null,
  nowMs,
};
type Facts = Parameters<typeof judgeTable>[0];

const sync = (status: string, message: string | null = null, type = 'UNITY') => ({
  catalog_integration_id: 'tci-1',
  catalog_type: type,
  sync_status: status,
  error_message: message,
});
const notPublished = { fullTableName: null, deltaRows: null };

describe('the verdict on a table', () => {
  it.each<[string, Partial<Facts>, string, string]>([
    ['all counts equal', {}, 'complete', 'all 30 records are rows of the table'],
    [
      'a connector that somebody paused, though all counts are equal',
      { connector: { state: 'failed', phase: 'PAUSED', why: 'somebody paused it', hint: 'Resume it.' } },
      'failed',
      'the connector is PAUSED: somebody paused it. Resume it.',
    ],
    [
      'a connector that is about to run',
      { connector: { state: 'pending', phase: 'PROVISIONING' } },
      'behind',
      'the connector is PROVISIONING',
    ],
    [
      'a topic that somebody deleted',
      { isTopicThere: false, topicRecords: null },
      'failed',
      'the topic does not exist: somebody deleted it, or the connector never made it',
    ],
    [
      'a table that was added after the snapshot',
      {
        slot: { name: 'river_slot', isActive: true, lagBytes: 0, isLost: false, isCaughtUp: true },
        isTopicThere: false,
      },
      'failed',
      'the table has 30 rows and no topic: the connector reads the changes already, so the table was added after its snapshot, or somebody deleted the topic. The topic comes with the next change of a row. To have the rows from before as well, tear the lab down with its topics, and set it up again: a new connector takes a new snapshot.',
    ],
    [
      'changes in the source make more records than rows',
      { topicRecords: 34, deltaRows: 34 },
      'complete',
      'all 34 records are rows of the table',
    ],
    [
      'more rows than the lagging metrics show',
      { topicRecords: 30, deltaRows: 40 },
      'complete',
      'all 30 records are rows of the table',
    ],
    [
      'records that are not rows yet',
      { topicRecords: 34, deltaRows: 33 },
      'behind',
      'the table has 33 rows of 34 records',
    ],
    [
      'source rows that are not records yet',
      { topicRecords: 29, deltaRows: 29 },
      'behind',
      'the topic has 29 records of 30 source rows',
    ],
    [
      'a topic without records',
      { topicRecords: 0, deltaRows: 0 },
      'behind',
      'the topic has 0 records of 30 source rows',
    ],
    [
      'an empty source',
      { sourceRows: 0, topicRecords: 0, deltaRows: 0 },
      'complete',
      'all 0 records are rows of the table',
    ],
    [
      'no right to read metrics',
      { topicRecords: null, deltaRows: 29 },
      'behind',
      'the table has 29 rows of 30 records',
    ],
    ['no right to read metrics, all there', { topicRecords: null }, 'complete', 'all 30 records are rows of the table'],
    ['no connection to the database', { sourceRows: null }, 'complete', 'all 30 records are rows of the table'],
    [
      'neither, but rows',
      { sourceRows: null, topicRecords: null, deltaRows: 7 },
      'complete',
      'all 7 records are rows of the table',
    ],
    [
      'neither, and no rows',
      { sourceRows: null, topicRecords: null, deltaRows: 0 },
      'behind',
      'the table has no rows yet',
    ],
    ['rows that could not be counted', { deltaRows: null }, 'behind', 'the table has 0 rows of 30 records'],
    [
      'Tableflow is not enabled',
      { ...notPublished, tableflowTopic: undefined },
      'failed',
      'Tableflow DISABLED: Tableflow is not enabled on it',
    ],
    [
      'Tableflow is about to run',
      { ...notPublished, tableflowTopic: tableflowTopic({ phase: 'PENDING' }) },
      'behind',
      'Tableflow is PENDING',
    ],
    [
      'Tableflow is suspended, though the rows of before are there',
      { tableflowTopic: tableflowTopic({ phase: 'RUNNING', suspended: true, message: 'record could not be written' }) },
      'failed',
      'Tableflow SUSPENDED: A record could not be written to the table. It said: record could not be written',
    ],
    ['no integration', notPublished, 'behind', 'not in the catalog yet (sync not begun: no Unity integration)'],
    [
      'a sync on its way',
      { ...notPublished, tableflowTopic: tableflowTopic({ phase: 'RUNNING', sync: [sync('PENDING')] }) },
      'behind',
      'not in the catalog yet (sync PENDING)',
    ],
    [
      'only a sync to another catalog',
      {
        ...notPublished,
        tableflowTopic: tableflowTopic({ phase: 'RUNNING', sync: [sync('FAILED', 'x', 'AWS_GLUE')] }),
      },
      'behind',
      'not in the catalog yet (sync not begun: no Unity integration)',
    ],
    [
      'a sync that failed for a known cause',
      {
        ...notPublished,
        tableflowTopic: tableflowTopic({
          phase: 'RUNNING',
          sync: [sync('FAILED', 'invalid_client: Client authentication failed')],
        }),
      },
      'failed',
      'Unity Catalog sync FAILED: Databricks refused the client secret of the integration. Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again. It said: invalid_client: Client authentication failed',
    ],
    [
      'a sync that failed for an unknown cause',
      { ...notPublished, tableflowTopic: tableflowTopic({ phase: 'RUNNING', sync: [sync('FAILED', 'odd')] }) },
      'failed',
      'Unity Catalog sync FAILED: odd',
    ],
    [
      'a sync that failed without a word',
      { ...notPublished, tableflowTopic: tableflowTopic({ phase: 'RUNNING', sync: [sync('FAILED', 'none')] }) },
      'failed',
      'Unity Catalog sync FAILED: the service gives no reason',
    ],
    [
      'a failed sync, but the table is there',
      { tableflowTopic: tableflowTopic({ phase: 'RUNNING', sync: [sync('FAILED', 'odd')] }) },
      'complete',
      'all 30 records are rows of the table',
    ],
  ])('%s', (_what, change, verdict, reason) => {
    const judged = judgeTable({ ...found, ...change });
    expect([judged.verdict, judged.reason]).toEqual([verdict, reason]);
  });

  const slot = (lagBytes: number, isLost = false) => ({
    name: 'river_slot',
    isActive: true,
    lagBytes,
    isLost,
    isCaughtUp: lagBytes < 16_777_216,
  });

  it.each<[hop: string | null, Partial<Facts>, reason: string]>([
    ['connector', { connector: { state: 'pending', phase: 'PROVISIONING' } }, 'the connector is PROVISIONING'],
    [
      'slot',
      { slot: slot(4_096, true) },
      'replication slot river_slot is lost: the server removed WAL that it still needs. Delete the connector with its slot, and create it again',
    ],
    [
      'topic',
      { slot: slot(4_096), topicRecords: 20, deltaRows: 20 },
      'the topic has 20 records of 30 source rows; the connector is 4096 bytes of WAL behind',
    ],
    ['topic', { slot: slot(0), topicRecords: 20 }, 'the topic has 20 records of 30 source rows'],
    ['Tableflow', { tableflowTopic: tableflowTopic({ phase: 'PENDING' }) }, 'Tableflow is PENDING'],
    ['catalog sync', notPublished, 'not in the catalog yet (sync not begun: no Unity integration)'],
    ['rows', { slot: slot(4_096), deltaRows: 29 }, 'the table has 29 rows of 30 records'],
    ['columns', { missingColumns: ['stars', 'pool'] }, "the table is missing what the topic's schema has: stars, pool"],
    [null, { slot: slot(4_096), missingColumns: [] }, 'all 30 records are rows of the table'],
  ])('names the hop: %s', (hop, change, reason) => {
    const judged = judgeTable({ ...found, ...change });
    expect([judged.hop, judged.reason]).toEqual([hop, reason]);
  });

  it('tells the age of the newest record, which is never negative', () => {
    const ages = ['2026-01-01T11:59:48.500Z', '2026-01-01T12:00:03Z', null, 'not a time'].map(
      (newestRecordAt) => judgeTable({ ...found, newestRecordAt }).freshnessMs,
    );
    expect(ages).toEqual([11_500, 0, null, null]);
  });

  it('is a line of the receipt, with every count', () => {
    const synced = tableflowTopic({ phase: 'RUNNING', sync: [sync('SYNCED')] });
    const facts = { ...found, tableflowTopic: synced, slot: slot(512), missingColumns: [] };
    expect(judgeTable({ ...facts, newestRecordAt: '2026-01-01T11:59:59Z' })).toEqual({
      topic: 'riverhotel.public.hotel',
      fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
      sourceRows: 30,
      slotLagBytes: 512,
      topicRecords: 30,
      tableflowPhase: 'RUNNING',
      writeMode: 'APPEND',
      catalogSync: 'SYNCED',
      deltaRows: 30,
      partitions: null,
      tableOffsets: null,
      skippedRecords: null,
      liveKeys: null,
      newestRecordAt: '2026-01-01T11:59:59Z',
      freshnessMs: 1_000,
      missingColumns: [],
      verdict: 'complete',
      hop: null,
      reason: 'all 30 records are rows of the table',
      restsOn: ['slot'],
      notes: [],
    });
  });
});
