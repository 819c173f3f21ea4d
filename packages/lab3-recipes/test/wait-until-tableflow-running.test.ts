import { describe, expect, it } from 'vitest';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { judgeTableflow } from '../src/resources/tableflow/judge-tableflow.ts';
import { waitUntilTableflowRunning } from '../src/resources/tableflow/wait-until-tableflow-running.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { tableflowTopic } from './support/tableflow-topic.ts';
import { thrownBy } from './support/thrown-by.ts';

const read =
  'GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?environment=env-river1&spec.kafka_cluster=lkc-river1';

/** A lab with a topic that is about to run. */
async function labWithTopic() {
  const simulated = await labWithTopics();
  await enableTableflow(simulated.lab, tableflowInput, { wait: false });
  simulated.changes();
  return simulated;
}

describe('what the state of Tableflow means', () => {
  it.each([
    [
      undefined,
      {
        state: 'failed',
        phase: 'DISABLED',
        why: 'Tableflow is not enabled on it',
        hint: 'Enable it. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.',
      },
    ],
    [tableflowTopic({ phase: 'RUNNING' }), { state: 'ready' }],
    [tableflowTopic({ phase: 'RUNNING', message: 'none' }), { state: 'ready' }],
    [tableflowTopic({ phase: 'PENDING' }), { state: 'pending', phase: 'PENDING', why: undefined }],
    [tableflowTopic({ phase: undefined }), { state: 'pending', phase: 'PENDING', why: undefined }],
    [
      tableflowTopic({ phase: 'SOMETHING_NEW', message: 'in a moment' }),
      { state: 'pending', phase: 'SOMETHING_NEW', why: 'in a moment' },
    ],
    [
      tableflowTopic({ phase: 'FAILED' }),
      { state: 'failed', phase: 'FAILED', why: 'the service gives no reason', hint: undefined },
    ],
    [
      tableflowTopic({ phase: 'FAILED', message: 'something that nobody has seen' }),
      { state: 'failed', phase: 'FAILED', why: 'something that nobody has seen', hint: undefined },
    ],
    [
      tableflowTopic({
        phase: 'RUNNING',
        suspended: true,
        message: 'none',
        failing: 'The Delta log was modified outside of Tableflow',
      }),
      {
        state: 'failed',
        phase: 'SUSPENDED',
        why: 'Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough. It said: The Delta log was modified outside of Tableflow',
        hint: 'Build the table again: lab3 repair <table>, or repairDeltaTable, shows its plan first and carries it out once you agree. Create views on top of the table instead of changing it.',
      },
    ],
  ])('%#', (live, verdict) => {
    expect(judgeTableflow(live)).toEqual(verdict);
  });
});

describe('the wait', () => {
  it('says the steps of a repair once, where the service says them', async () => {
    const { lab, simulator } = await labWithTopic();
    const [record] = simulator.state.confluent.tableflowTopics;
    Object.assign(record?.topic.spec ?? {}, { suspended: true });
    Object.assign(record?.topic.status ?? {}, {
      error_message:
        "The Delta table may have been modified outside of Tableflow. Disable Tableflow for the topic, delete the table's files, then enable it again.",
    });
    expect((await thrownBy(waitUntilTableflowRunning(lab, { topic: hotelTopic }))).message).toBe(
      'Waited for Tableflow to run on topic "riverhotel.public.hotel": SUSPENDED: Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough. It said: The Delta table may have been modified outside of Tableflow. Disable Tableflow for the topic, delete the table\'s files, then enable it again. Build the table again: lab3 repair <table>, or repairDeltaTable, shows its plan first and carries it out once you agree. Create views on top of the table instead of changing it.',
    );
  });

  it('ends when it runs, and gives the topic', async () => {
    const { lab, calls } = await labWithTopic();
    const running = await waitUntilTableflowRunning(lab, { topic: hotelTopic });
    expect([running.spec.display_name, running.status.phase]).toEqual([hotelTopic, 'RUNNING']);
    expect(calls()).toEqual([`${read} → 200`]);
  });

  it('ends at once on a suspension, which is no phase', async () => {
    const { lab, simulator, clock } = await labWithTopic();
    const { topic } = simulator.state.confluent.tableflowTopics[0] ?? {};
    clock.setTimer(20_000, () => {
      Object.assign(topic?.spec ?? {}, { suspended: true });
      Object.assign(topic?.status ?? {}, { error_message: 'Tombstone (null value) at offset 7 of partition 0' });
    });
    const error = await thrownBy(waitUntilTableflowRunning(lab, { topic: hotelTopic }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed', elapsedMs: 22_905 });
    expect(error.message).toBe(
      'Waited for Tableflow to run on topic "riverhotel.public.hotel": SUSPENDED: A record could not be written to the table. It said: Tombstone (null value) at offset 7 of partition 0. Set tombstones.on.delete to false for a CDC topic, or enable Tableflow with error handling SKIP or LOG.',
    );
  });

  it('ends at once where Tableflow is not enabled', async () => {
    const { lab, calls } = await labWithTopics();
    const error = await thrownBy(waitUntilTableflowRunning(lab, { topic: hotelTopic }));
    expect(error.message).toBe(
      'Waited for Tableflow to run on topic "riverhotel.public.hotel": DISABLED: Tableflow is not enabled on it. Enable it. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.',
    );
    expect(calls()).toEqual([`${read} → 404`]);
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, simulator, clock } = await labWithTopic();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    const work = waitUntilTableflowRunning(lab, { topic: hotelTopic }, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(2);
  });
});
