import type { TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { expect, it } from 'vitest';
import { type AttendeeProof, seeAttendee } from './see-attendee.ts';

const at = '2026-11-28T09:00:00.000Z';

function table(changes: Partial<TableVerdict>): TableVerdict {
  return {
    topic: 'riverhotel.public.hotel',
    fullTableName: null,
    sourceRows: 30,
    slotLagBytes: 0,
    topicRecords: 30,
    tableflowPhase: 'RUNNING',
    writeMode: 'APPEND',
    catalogSync: 'SYNCED',
    deltaRows: null,
    partitions: 1,
    tableOffsets: 30,
    skippedRecords: null,
    liveKeys: null,
    newestRecordAt: null,
    freshnessMs: null,
    missingColumns: null,
    verdict: 'complete',
    hop: null,
    reason: 'all are there',
    restsOn: [],
    notes: [],
    ...changes,
  };
}

function proof(
  tables: readonly TableVerdict[],
  findings: readonly (readonly [ruleId: string, where: string])[],
): AttendeeProof {
  const verdict = tables.every((one) => one.verdict === 'complete' || one.verdict === 'empty')
    ? 'complete'
    : 'incomplete';
  return {
    attendee: 'ann@example.com',
    prefix: 'wp001',
    outcome: verdict,
    isRemembered: false,
    durationMs: 1,
    findings: findings.map(([ruleId, where]) => ({ ruleId, where, evidence: 'e', remedy: 'r' })),
    details: { verdict, tables },
  };
}

const absentConnector = table({
  verdict: 'failed',
  hop: 'connector',
  reason: 'the connector is DELETED: connector "c" does not exist',
  tableflowPhase: null,
  topicRecords: null,
});
const whole = table({ deltaRows: 1_000 });
const topicToCome = table({ verdict: 'failed', hop: 'topic', tableflowPhase: null });
const notEnabled = table({ verdict: 'failed', hop: 'Tableflow', tableflowPhase: null });
const suspended = table({ verdict: 'failed', hop: 'Tableflow', tableflowPhase: 'SUSPENDED' });
const pending = table({ verdict: 'behind', hop: 'Tableflow', tableflowPhase: 'PENDING' });
const paused = table({ verdict: 'behind', hop: 'connector' });
const unsynced = table({ verdict: 'behind', hop: 'catalog sync', catalogSync: null });
const fewRows = table({ verdict: 'behind', hop: 'rows', deltaRows: 12 });

it.each([
  ['is complete', [whole, whole], [], 'complete', ['done', 'done', 'done', 'done', 'done']],
  [
    'has a table without rows',
    [whole, table({ verdict: 'empty', hop: 'topic' })],
    [],
    'complete',
    ['done', 'done', 'done', 'done', 'done'],
  ],
  [
    'has not begun',
    [absentConnector, absentConnector],
    [['connector-absent', 'connector']],
    'not started',
    ['waiting', 'waiting', 'waiting', 'waiting', 'waiting'],
  ],
  [
    'was begun between two looks',
    [absentConnector, absentConnector],
    [['unknown', 'connector']],
    'not started',
    ['waiting', 'waiting', 'waiting', 'waiting', 'waiting'],
  ],
  [
    'waits for its topics',
    [topicToCome],
    [['topic-absent', 'topic']],
    'on the way',
    ['done', 'waiting', 'waiting', 'waiting', 'waiting'],
  ],
  [
    'has to enable Tableflow',
    [notEnabled],
    [['tableflow-disabled', 'Tableflow: t']],
    'on the way',
    ['done', 'done', 'waiting', 'waiting', 'waiting'],
  ],
  [
    'waits for Tableflow with one table, and is complete with the other',
    [pending, whole],
    [['unknown', 'Tableflow: t']],
    'on the way',
    ['done', 'done', 'running', 'waiting', 'waiting'],
  ],
  [
    'waits for its integration',
    [unsynced],
    [['awaiting-first-topic', 'catalog sync']],
    'on the way',
    ['done', 'done', 'done', 'running', 'waiting'],
  ],
  ['has some rows', [fewRows], [['unknown', 'rows: t']], 'on the way', ['done', 'done', 'done', 'done', 'running']],
  [
    'has a paused connector',
    [paused],
    [['connector-paused', 'connector']],
    'stuck',
    ['failed', 'waiting', 'waiting', 'waiting', 'waiting'],
  ],
  [
    'has a suspended topic',
    [suspended, whole],
    [['storage-denied', 'Tableflow: t']],
    'stuck',
    ['done', 'done', 'failed', 'waiting', 'waiting'],
  ],
  [
    'has a failure that no rule knows',
    [suspended],
    [['unknown', 'Tableflow: t']],
    'stuck',
    ['done', 'done', 'failed', 'waiting', 'waiting'],
  ],
] as const)('a lab that %s', (_what, tables, findings, state, stages) => {
  const seen = seeAttendee(proof(tables, findings), at, false);
  expect([seen.state, Object.values(seen.stages)]).toEqual([state, stages]);
});

it('what was complete once and is not there any more is stuck', () => {
  const findings = [['connector-absent', 'connector']] as const;
  expect(seeAttendee(proof([absentConnector], findings), at, true).state).toBe('stuck');
});

it('a check that failed is stuck where it failed, and nothing is known of its stages', () => {
  const failed: AttendeeProof = { ...proof([], [['unknown', 'open the lab']]), outcome: 'failed', details: null };
  expect(seeAttendee(failed, at, false)).toEqual({
    attendee: 'ann@example.com',
    prefix: 'wp001',
    state: 'stuck',
    stages: { connector: 'waiting', topic: 'waiting', tableflow: 'waiting', catalog: 'waiting', rows: 'waiting' },
    checkedAt: at,
    tables: 0,
    completeTables: 0,
    rows: null,
    findings: [{ ruleId: 'unknown', where: 'open the lab', evidence: 'e', remedy: 'r' }],
  });
});
