import { createSecret, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { judgePublishing } from '../src/resources/tableflow/judge-publishing.ts';
import { waitUntilTablePublished } from '../src/resources/tableflow/wait-until-table-published.ts';
import { hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { tableflowTopic } from './support/tableflow-topic.ts';
import { thrownBy } from './support/thrown-by.ts';

const read =
  'GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?environment=env-river1&spec.kafka_cluster=lkc-river1 → 200';

/** A lab in which the table of a topic is about to be published. */
async function labWithTable(clientSecret = unityInput.clientSecret) {
  const simulated = await labWithTopics();
  const { lab, simulator } = simulated;
  await enableTableflow(lab, tableflowInput, { wait: false });
  const { integrationId } = await createUnityIntegration(lab, { ...unityInput, clientSecret }, { preflight: false });
  simulator.forgetCalls();
  return { ...simulated, integrationId };
}

const sync = (integrationId: string, status: string, message: string | null = null) => ({
  catalog_integration_id: integrationId,
  catalog_type: 'UNITY' as const,
  sync_status: status,
  error_message: message,
});

describe('how far the publishing is', () => {
  it.each([
    [
      'Tableflow is not enabled',
      undefined,
      {
        state: 'failed',
        phase: 'DISABLED',
        why: 'Tableflow is not enabled on it',
        hint: 'Enable it. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.',
      },
    ],
    ['Tableflow starts', tableflowTopic({ phase: 'PENDING' }), { state: 'pending', phase: 'PENDING', why: undefined }],
    [
      'another integration was faster',
      tableflowTopic({ phase: 'RUNNING', sync: [sync('tci-2', 'SYNCED')] }),
      { state: 'pending', phase: 'not begun', why: undefined },
    ],
    [
      'it is under way',
      tableflowTopic({ phase: 'RUNNING', sync: [sync('tci-1', 'PENDING', 'none')] }),
      { state: 'pending', phase: 'PENDING', why: undefined },
    ],
    ['it is done', tableflowTopic({ phase: 'RUNNING', sync: [sync('tci-1', 'SYNCED')] }), { state: 'ready' }],
    [
      'it failed for a reason that nobody knows',
      tableflowTopic({ phase: 'RUNNING', sync: [sync('tci-1', 'FAILED', 'something that nobody has seen')] }),
      { state: 'failed', phase: 'FAILED', why: 'something that nobody has seen', hint: undefined },
    ],
    [
      'it failed for no reason',
      tableflowTopic({ phase: 'RUNNING', sync: [sync('tci-1', 'FAILED')] }),
      { state: 'failed', phase: 'FAILED', why: 'the service gives no reason', hint: undefined },
    ],
  ])('where %s', (_where, topic, verdict) => {
    expect(judgePublishing(topic, 'tci-1')).toEqual(verdict);
  });
});

describe('the wait', () => {
  it('ends when the catalog has the table', async () => {
    const { lab, simulator, clock, calls, integrationId } = await labWithTable();
    const startMs = clock.now();
    await waitUntilTablePublished(lab, { topic: hotelTopic, integrationId }, { firstPauseMs: 5_000 });
    expect(clock.now() - startMs).toBe(390_000);
    expect(simulator.state.databricks.tables.map((table) => table.name)).toEqual(['riverhotel_public_hotel']);
    expect(calls()).toEqual([read]);
  });

  it('ends at once when Databricks refuses it', async () => {
    const { lab, clock, integrationId } = await labWithTable(createSecret('river-outdated-secret'));
    const startMs = clock.now();
    const input = { topic: hotelTopic, integrationId };
    const error = await thrownBy(waitUntilTablePublished(lab, input, { firstPauseMs: 5_000 }));
    expect(clock.now() - startMs).toBe(390_000);
    expect(error).toMatchObject({
      name: 'WaitError',
      reason: 'failed',
      waitingFor: 'the table of topic "riverhotel.public.hotel" in Unity Catalog',
      hint: expect.stringMatching(/^Create a new OAuth secret/),
    });
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, simulator, clock, integrationId } = await labWithTable();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    const work = waitUntilTablePublished(lab, { topic: hotelTopic, integrationId }, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    const callCount = simulator.calls.length;
    await sleep(clock, 60_000);
    expect(simulator.calls).toHaveLength(callCount);
  });
});
