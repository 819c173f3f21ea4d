import { describe, expect, it } from 'vitest';
import { tableflowTopic } from '../../test/support/tableflow-topic.ts';
import { judgeTable } from './judge-table.ts';

const offsets = { partitions: 1, reached: 30, before: 0, distinct: 30, oldestRecordAt: null };
const slot = { name: 'river_slot', isActive: true, lagBytes: 0, isLost: false, isCaughtUp: true };
const keys = { keys: 30, live: 30, fewestRecords: 1 };
const fresh = {
  topic: 'riverhotel.public.hotel',
  connector: undefined,
  slot,
  isTopicThere: true,
  tableflowTopic: tableflowTopic({ phase: 'RUNNING' }),
  fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
  sourceRows: 30,
  topicRecords: 30,
  deltaRows: 30,
  offsets,
  skippedRecords: null,
  keys,
  newestRecordAt: null,
  missingColumns: [],
  nowMs: 0,
};
type Facts = Parameters<typeof judgeTable>[0];

/** A table written in a mode, with an error handling. */
function written(writeMode: string, mode = 'SUSPEND', target?: string): Partial<Facts> {
  const topic = tableflowTopic({ phase: 'RUNNING' });
  Object.assign(topic.status, { write_mode: writeMode });
  Object.assign(topic.spec.config ?? {}, { error_handling: { mode, ...(target ? { target } : {}) } });
  return { tableflowTopic: topic };
}
const compacted = (rows: number, records: number): Partial<Facts> => ({
  ...written('UPSERT'),
  sourceRows: rows,
  topicRecords: records,
  deltaRows: rows,
  offsets: { ...offsets, reached: records, distinct: rows },
  keys: { keys: rows, live: rows, fewestRecords: 1 },
});
const judge = (change: Partial<Facts>) => judgeTable({ ...fresh, ...change });
const MB = 1_024 * 1_024;

describe('a complete table says what it rests on', () => {
  it.each<[string, Partial<Facts>, readonly string[]]>([
    ['all that can be had', {}, ['offsets', 'keys', 'slot']],
    ['no slot', { slot: null }, ['offsets', 'keys']],
    ['no keys', { keys: null }, ['offsets', 'slot']],
    ['no source', { sourceRows: null, keys: null, slot: null }, ['offsets']],
    ['no right to read metrics', { topicRecords: null }, ['keys', 'slot']],
    ['no metadata columns', { offsets: null, keys: null, slot: null }, ['counts']],
    ['nothing but rows', { offsets: null, keys: null, slot: null, sourceRows: null, topicRecords: null }, ['counts']],
  ])('%s', (_what, change, restsOn) => {
    const judged = judge(change);
    expect([judged.verdict, judged.restsOn, judged.notes]).toEqual(['complete', restsOn, []]);
  });
});

describe('an upserted table', () => {
  it.each<[string, Partial<Facts>, string]>([
    [
      '45 records for 30 rows',
      compacted(30, 45),
      'the 30 rows of the table are the newest records of their keys, out of 45 records',
    ],
    [
      '1,300 records for 1,000 rows',
      compacted(1_000, 1_300),
      'the 1000 rows of the table are the newest records of their keys, out of 1300 records',
    ],
    [
      'the last records are deletions, which leave no row',
      { ...compacted(30, 45), offsets: { ...offsets, reached: 43 } },
      'the 30 rows of the table are the newest records of their keys, out of 45 records',
    ],
    [
      'no metadata columns',
      { ...compacted(30, 45), offsets: null, keys: null },
      'the 30 rows of the table are the newest records of their keys, out of 45 records',
    ],
    [
      'nothing else is known',
      { ...compacted(30, 45), offsets: null, keys: null, sourceRows: null, topicRecords: null, slot: null },
      'the 30 rows of the table are the newest records of their keys',
    ],
    [
      'an empty source',
      { ...written('UPSERT'), sourceRows: 0, topicRecords: 0, deltaRows: 0, offsets: null, keys: null },
      'the 0 rows of the table are the newest records of their keys',
    ],
    [
      'rows that were inserted while we check',
      { ...compacted(30, 45), sourceRows: 33, sourceRowsAtFirst: 30 },
      'the 30 rows of the table are the newest records of their keys, out of 45 records',
    ],
  ])('is complete: %s', (_what, change, reason) => {
    const judged = judge(change);
    expect([judged.verdict, judged.reason]).toEqual(['complete', reason]);
  });

  it.each<[string, Partial<Facts>, string, string]>([
    [
      'not at the end of its topic, and a row is missing',
      {
        ...compacted(30, 45),
        deltaRows: 29,
        offsets: { ...offsets, reached: 40 },
        keys: { ...keys, keys: 29, live: 29 },
      },
      'rows',
      'the table has come to record 40 of 45',
    ],
    [
      'without offsets, and a row is missing',
      { ...compacted(30, 45), deltaRows: 29, offsets: null, keys: null },
      'rows',
      'the table has 29 rows of 30 source rows',
    ],
    ['empty', { ...compacted(30, 45), deltaRows: 0, offsets: null, keys: null }, 'rows', 'the table has no rows yet'],
  ])('is behind: %s', (_what, change, hop, reason) => {
    const judged = judge(change);
    expect([judged.verdict, judged.hop, judged.reason]).toEqual(['behind', hop, reason]);
  });
});

describe('records that Tableflow cannot write', () => {
  const twoBad = { topicRecords: 32 };
  const skipped = 'Tableflow could not write 2 records, and skipped them (SKIP).';
  it.each<[string, Partial<Facts>, readonly string[]]>([
    ['SKIP, at the end: by the metric', { ...written('APPEND', 'SKIP'), ...twoBad, skippedRecords: 2 }, [skipped]],
    [
      'SKIP, between others: by the holes',
      { ...written('APPEND', 'SKIP'), ...twoBad, offsets: { ...offsets, reached: 32 } },
      [skipped],
    ],
    [
      'LOG',
      { ...written('APPEND', 'LOG'), ...twoBad, skippedRecords: 2 },
      ['Tableflow could not write 2 records, and put them into topic "error_log" (LOG).'],
    ],
    [
      'LOG, to a topic of its own',
      { ...written('APPEND', 'LOG', 'hotel-errors'), ...twoBad, skippedRecords: 7 },
      ['Tableflow could not write 2 records, and put them into topic "hotel-errors" (LOG).'],
    ],
    [
      'SKIP of an upserted table',
      { ...compacted(30, 47), ...written('UPSERT', 'SKIP'), offsets: { ...offsets, reached: 45 }, skippedRecords: 2 },
      [skipped],
    ],
    [
      'SKIP of the only record of a row',
      { ...written('APPEND', 'SKIP'), sourceRows: 31, topicRecords: 31, skippedRecords: 1 },
      ['Tableflow could not write 1 record, and skipped it (SKIP).'],
    ],
  ])('%s', (_what, change, notes) => {
    const judged = judge(change);
    expect([judged.verdict, judged.notes]).toEqual(['complete', notes]);
  });

  it.each<[string, Partial<Facts>]>([
    ['SUSPEND', { ...twoBad, offsets: { ...offsets, reached: 32 } }],
    ['SKIP, when only one was skipped', { ...written('APPEND', 'SKIP'), ...twoBad, skippedRecords: 1 }],
    ['LOG, when nothing is in the error topic', { ...written('APPEND', 'LOG'), ...twoBad }],
  ])('are missing: %s', (_what, change) => {
    const judged = judge(change);
    expect([judged.verdict, judged.hop, judged.reason]).toEqual([
      'behind',
      'rows',
      'the table has 30 rows of 32 records',
    ]);
  });
});

describe('a history that is longer than the source', () => {
  const history = {
    topicRecords: 90,
    deltaRows: 90,
    offsets: { ...offsets, reached: 90, distinct: 90 },
    keys: { keys: 32, live: 30, fewestRecords: 1 },
  };
  it('is complete where the keys are those of the source', () => {
    const { verdict, reason, restsOn } = judge(history);
    expect([verdict, reason, restsOn]).toEqual([
      'complete',
      'all 90 records are rows of the table',
      ['offsets', 'keys', 'slot'],
    ]);
  });

  it.each<[string, Partial<Facts>, string, string]>([
    [
      'a stall that the counts hide',
      { slot: { ...slot, lagBytes: 50 * MB, isCaughtUp: false } },
      'slot',
      'the connector is 50 MB of WAL behind, so newer changes may be missing although the counts agree. Wait until it has caught up; where the database writes much that is not captured, set heartbeatActionQuery, so that the slot moves on',
    ],
    [
      'rows that were never captured',
      { sourceRows: 31 },
      'topic',
      'the table has 30 of 31 source rows: the records of the others have not arrived',
    ],
  ])('is behind by %s', (_what, change, hop, reason) => {
    const judged = judge({ ...history, ...change });
    expect([judged.verdict, judged.hop, judged.reason, judged.restsOn]).toEqual(['behind', hop, reason, []]);
  });

  it('is complete, with a note, where rows were deleted unseen', () => {
    const { verdict, notes } = judge({ ...history, sourceRows: 28 });
    expect([verdict, notes]).toEqual([
      'complete',
      [
        'The table still has 2 rows that the source no longer has: their deletions are on the way, or they were deleted while no connector captured changes, or by TRUNCATE.',
      ],
    ]);
  });
});

describe('what a person should know besides', () => {
  const again =
    'The topic has at least two records for each row, as after a second snapshot: a connector that was deleted and made again (down, then up) reads every row once more.';
  it.each<[string, Partial<Facts>, readonly string[]]>([
    [
      'a second snapshot',
      {
        topicRecords: 60,
        deltaRows: 60,
        offsets: { ...offsets, reached: 60, distinct: 60 },
        keys: { ...keys, fewestRecords: 2 },
      },
      [again],
    ],
    ['a second snapshot in a compacted topic', compacted(30, 60), [again]],
    [
      'rows twice',
      { deltaRows: 33, offsets: { ...offsets, distinct: 30 } },
      ['3 rows are copies of others, with the same partition and offset.'],
    ],
    [
      'a topic that lost its beginning',
      { topicRecords: 40, offsets: { ...offsets, reached: 40, before: 10 } },
      ['The table begins after the first 10 records of the topic.'],
    ],
  ])('%s', (_what, change, notes) => {
    const judged = judge(change);
    expect([judged.verdict, judged.notes]).toEqual(['complete', notes]);
  });
});
