import { riverHotels, type WorldTable } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import type { SourceSlot } from '../src/source/source-database.ts';
import { verifyTables } from '../src/verification/verify-tables.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { customerTopic, hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';

const hotel = { topic: hotelTopic, sourceTable: 'public.hotel' };
const tables = [hotel, { topic: customerTopic, sourceTable: 'public.customer' }];
const quick = { connectorProvisioningMs: 0, tableflowStartMs: 0, catalogSyncMs: 0 };

function worldWith(changes: Readonly<Record<string, Partial<WorldTable>>>) {
  const { database } = riverHotels;
  const changed = database.tables.map((table) => ({ ...table, ...changes[table.name] }));
  return { ...riverHotels, database: { ...database, tables: changed } };
}

const ownSlot = replicationOf(configOf(riverHotels)).slotName;
const MB = 1_024 * 1_024;

/** A lab whose topics were made before the connector, as a compacted topic has to be. */
async function labWithMadeTopics(topics: { partitions: number; policy: string }, world = riverHotels) {
  const simulated = await createSimulatedLab({ source: sourceDouble(), world });
  for (const name of [hotelTopic, customerTopic]) {
    const configs = { 'cleanup.policy': topics.policy };
    simulated.simulator.state.confluent.topics.push({ name, partitions: topics.partitions, configs });
  }
  return simulated;
}

describe('compacted topics', () => {
  it('are complete within the longest wait: 45 records for 30 rows, 1,300 for 1,000', async () => {
    const world = worldWith({ 'public.hotel': { records: 45 }, 'public.customer': { records: 1_300 } });
    const { lab, clock } = await labWithMadeTopics({ partitions: 1, policy: 'compact' }, world);
    const { verdict, tables: verdicts, steps } = await setUpLab3(lab);
    expect(
      verdicts.map((one) => [one.sourceRows, one.topicRecords, one.deltaRows, one.writeMode, one.restsOn, one.notes]),
    ).toEqual([
      [30, 45, 30, 'UPSERT', ['offsets', 'keys'], []],
      [1_000, 1_300, 1_000, 'UPSERT', ['offsets', 'keys'], []],
    ]);
    expect(verdict).toBe('complete');
    expect(steps.find(({ name }) => name === 'verify tables')?.durationMs).toBe(0);
    const startMs = clock.now();
    expect((await verifyTables(lab, { tables })).verdict).toBe('complete');
    expect(clock.now() - startMs).toBe(0);
  });
});

describe('several partitions', () => {
  it.each(['delete', 'compact'])('are added up where the policy is %s', async (policy) => {
    const { lab } = await labWithMadeTopics({ partitions: 6, policy });
    const { tables: verdicts } = await setUpLab3(lab);
    expect(verdicts.map((one) => [one.partitions, one.tableOffsets, one.deltaRows, one.verdict])).toEqual([
      [6, 30, 30, 'complete'],
      [6, 1_000, 1_000, 'complete'],
    ]);
  });
});

describe('two bad records', () => {
  const world = worldWith({ 'public.hotel': { badRecords: 2 } });
  async function verified(mode: 'SKIP' | 'LOG' | 'SUSPEND') {
    const simulated = await labWithTopics({ source: sourceDouble(), world, simulator: { timings: quick } });
    const { lab } = simulated;
    await createUnityIntegration(lab, unityInput, { preflight: false });
    await enableTableflow(lab, { ...tableflowInput, errorHandling: { mode } }, { wait: false });
    const startMs = simulated.clock.now();
    const { tables: verdicts } = await verifyTables(lab, { tables: [hotel] });
    return { ...simulated, verdict: verdicts[0], tookMs: simulated.clock.now() - startMs };
  }

  it('are skipped with SKIP, and counted', async () => {
    const { verdict, tookMs } = await verified('SKIP');
    expect(verdict).toMatchObject({
      verdict: 'complete',
      topicRecords: 32,
      deltaRows: 30,
      skippedRecords: 2,
      reason: '30 of 32 records are rows of the table',
      notes: ['Tableflow could not write 2 records, and skipped them (SKIP).'],
      restsOn: ['keys'],
    });
    expect(tookMs).toBeLessThan(60_000);
  });

  it('are in the error topic with LOG', async () => {
    const { verdict, simulator } = await verified('LOG');
    expect(verdict).toMatchObject({
      verdict: 'complete',
      skippedRecords: 2,
      notes: ['Tableflow could not write 2 records, and put them into topic "error_log" (LOG).'],
    });
    expect(simulator.state.confluent.topics.map(({ name }) => name)).toContain('error_log');
  });

  it('stop the table with SUSPEND', async () => {
    const { verdict } = await verified('SUSPEND');
    expect([verdict?.verdict, verdict?.hop, verdict?.reason]).toEqual([
      'failed',
      'Tableflow',
      "Tableflow SUSPENDED: A record could not be written to the table. It said: Tableflow suspended topic 'riverhotel.public.hotel': the record at partition 0, offset 30 is not a row: its value is null (a tombstone).",
    ]);
  });
});

describe('a history of 90 records for 30 rows', () => {
  const world = worldWith({ 'public.hotel': { records: 90 } });
  async function labWithSlot(checks: readonly Partial<SourceSlot>[], name = ownSlot) {
    let check = 0;
    const inspect = async () => {
      const changes = checks[Math.min(check, checks.length - 1)] ?? {};
      check += 1;
      return inDepth({ allSlots: [slot(name, changes)] });
    };
    return labWithTables({ source: sourceDouble({ inspect }), world });
  }

  it('is complete where the connector has caught up', async () => {
    const { lab } = await labWithSlot([{}]);
    const [verdict] = (await verifyTables(lab, { tables: [hotel] }, { wait: false })).tables;
    expect(verdict).toMatchObject({ verdict: 'complete', sourceRows: 30, topicRecords: 90, deltaRows: 90 });
    expect(verdict?.restsOn).toEqual(['offsets', 'keys', 'slot']);
  });

  it('is not complete where the slot is 50 MB behind, however long we wait', async () => {
    const { lab } = await labWithSlot([{ unconfirmedBytes: 50 * MB, confirmedPosition: 100 * MB }]);
    const { verdict, tables: verdicts } = await verifyTables(lab, { tables: [hotel] });
    expect(verdict).toBe('incomplete');
    expect(verdicts[0]).toMatchObject({ verdict: 'behind', hop: 'slot', slotLagBytes: 52_428_800, restsOn: [] });
    expect(verdicts[0]?.reason).toContain('the connector is 50 MB of WAL behind');
  });

  it('is not complete either where the connector, made by somebody else, has a slot of another name', async () => {
    const { lab, simulator } = await labWithSlot([{ unconfirmedBytes: 50 * MB }], 'debezium_slot_wp001');
    for (const one of simulator.state.confluent.connectors) one.config['slot.name'] = 'debezium_slot_wp001';
    const { tables: verdicts } = await verifyTables(lab, { tables: [hotel] }, { wait: false });
    expect(verdicts[0]).toMatchObject({ verdict: 'behind', hop: 'slot', slotLagBytes: 52_428_800 });
  });

  it('is complete on a busy server once what was written before the first check is confirmed', async () => {
    const { lab, clock } = await labWithSlot([
      { unconfirmedBytes: 50 * MB, confirmedPosition: 100 * MB },
      { unconfirmedBytes: 50 * MB, confirmedPosition: 149 * MB },
      { unconfirmedBytes: 50 * MB, confirmedPosition: 150 * MB },
    ]);
    const startMs = clock.now();
    const { verdict } = await verifyTables(lab, { tables: [hotel] }, { pollIntervalMs: 500 });
    expect([verdict, clock.now() - startMs]).toEqual(['complete', 1_000]);
  });
});

describe('a table without metadata columns', () => {
  it('is counted, and the verdict rests on counts', async () => {
    const { lab, simulator } = await labWithTables({ source: sourceDouble() });
    const unresolved = {
      status: 200,
      body: {
        statement_id: 's',
        status: {
          state: 'FAILED',
          error: {
            error_code: 'BAD_REQUEST',
            message: '[UNRESOLVED_COLUMN.WITH_SUGGESTION] `$$offset` cannot be resolved.',
          },
        },
      },
    };
    const columns = { schema: { columns: [{ name: 'id' }, { name: '__deleted' }] } };
    simulator.faults.add({ on: 'executeStatement', answer: unresolved });
    simulator.faults.add({
      on: 'executeStatement',
      skip: 1,
      answer: { status: 200, body: { statement_id: 's', status: { state: 'SUCCEEDED' }, manifest: columns } },
    });
    const [verdict] = (await verifyTables(lab, { tables: [hotel] })).tables;
    expect(verdict).toMatchObject({ verdict: 'complete', deltaRows: 30, tableOffsets: null, restsOn: ['counts'] });
  });
});

describe('down and up again', () => {
  it('mentions the second snapshot', async () => {
    const { lab } = await createSimulatedLab({ source: sourceDouble() });
    await setUpLab3(lab);
    await tearDownLab3(lab);
    const { verdict, tables: verdicts } = await setUpLab3(lab);
    expect(verdict).toBe('complete');
    expect(verdicts.map((one) => [one.topicRecords, one.deltaRows, one.liveKeys])).toEqual([
      [60, 60, 30],
      [2_000, 2_000, 1_000],
    ]);
    for (const { notes } of verdicts) expect(notes.join()).toContain('as after a second snapshot');
  });

  it('does not count the records of a topic that was deleted', async () => {
    const { lab, simulator } = await labWithTables({ source: sourceDouble() });
    const point = (value: number) => ({ timestamp: '2026-01-01T00:00:00Z', value, 'metric.topic': hotelTopic });
    const answer = (value: number) => ({ status: 200, body: { data: [point(value)] } });
    simulator.faults.add({ on: 'queryMetrics', answer: answer(60) });
    simulator.faults.add({ on: 'queryMetrics', skip: 1, answer: answer(30) });
    const row = ['30', '2026-01-01T00:00:40Z', '2026-01-01T00:00:30Z', '0', '30', '0', '29'];
    simulator.faults.add({
      on: 'executeStatement',
      answer: {
        status: 200,
        body: { statement_id: 's', status: { state: 'SUCCEEDED' }, result: { data_array: [row] } },
      },
    });
    const [verdict] = (await verifyTables(lab, { tables: [hotel] })).tables;
    expect(verdict).toMatchObject({ verdict: 'complete', topicRecords: 30, tableOffsets: 30 });
    const asked = simulator.calls.filter((call) => call.operationId === 'queryMetrics').map(({ body }) => body);
    expect(asked.at(-1)).toMatchObject({ intervals: [expect.stringMatching(/^2026-01-01T00:00:00\.000Z\//)] });
  });
});
