import type { TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { expect, it } from 'vitest';
import { type PipelineView, renderPipeline } from './render-pipeline.ts';

const hotel: TableVerdict = {
  topic: 'riverhotel.public.hotel',
  fullTableName: 'river.lkc-1.riverhotel_public_hotel',
  sourceRows: 1_030,
  slotLagBytes: 5_000,
  topicRecords: 1_030,
  tableflowPhase: 'RUNNING',
  writeMode: 'APPEND',
  catalogSync: 'SYNCED',
  deltaRows: 1_000,
  partitions: 1,
  tableOffsets: 1_000,
  skippedRecords: null,
  liveKeys: null,
  newestRecordAt: '2026-11-28T12:00:00.000Z',
  freshnessMs: 4_400,
  missingColumns: null,
  verdict: 'behind',
  hop: 'Tableflow',
  reason: '30 of 1,030 records are not in the table yet',
  restsOn: [],
  notes: [],
};
const view = (at: string, changes: Partial<TableVerdict> = {}): PipelineView => ({
  at,
  connector: { state: 'healthy', phase: 'RUNNING' },
  integration: { state: 'healthy', phase: 'CONNECTED' },
  tables: [{ ...hotel, ...changes }],
});

it('shows each hop, and what comes in since the last check', () => {
  const before = view('2026-11-28T12:00:00.000Z', { topicRecords: 30, deltaRows: 0 });
  expect(renderPipeline(view('2026-11-28T12:00:10.000Z'), before)).toBe(
    [
      '12:00:10 · connector RUNNING · slot 5 KiB behind · integration CONNECTED',
      '',
      'topic                    source  records  per s  Tableflow   rows  per s  fresh  verdict',
      '───────────────────────  ──────  ───────  ─────  ─────────  ─────  ─────  ─────  ───────',
      'riverhotel.public.hotel   1,030    1,030    100  RUNNING    1,000    100  4 s    behind',
      'riverhotel.public.hotel: 30 of 1,030 records are not in the table yet',
    ].join('\n'),
  );
});

it.each<[string, Partial<TableVerdict>, PipelineView | undefined, string]>([
  ['nothing came before', {}, undefined, '–'],
  ['the table was made again', { deltaRows: 3 }, view('2026-11-28T11:59:00.000Z'), '–'],
  ['nobody may count', { deltaRows: null }, view('2026-11-28T11:59:00.000Z'), '–'],
  ['nothing was added', {}, view('2026-11-28T11:59:00.000Z'), '0'],
])('where %s, the rate is as much', (_why, changes, before, expected) => {
  const lines = renderPipeline(view('2026-11-28T12:00:00.000Z', changes), before).split('\n');
  expect(lines[4]?.split(/ {2,}/)[6]).toBe(expected);
});

it('words of others do not control the terminal', () => {
  const hostile = view('2026-11-28T12:00:00.000Z', { reason: 'no\u001b[2J\n✓ complete', tableflowPhase: '\u001b[31m' });
  const shown = renderPipeline(hostile);
  expect([shown.includes('\u001b'), shown.includes('\n✓')]).toEqual([false, false]);
});
