import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { judgeConnector } from '../src/resources/connector/judge-connector.ts';
import { waitUntilConnectorRunning } from '../src/resources/connector/wait-until-connector-running.ts';
import { connectorInput } from './support/inputs.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const name = 'riverhotel-postgres-cdc';
const status = `GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors/${name}/status`;

/** A lab with a connector that is about to run. */
async function labWithConnector() {
  const simulated = await createSimulatedLab();
  await createPostgresCdcConnector(simulated.lab, connectorInput, { wait: false });
  simulated.changes();
  return simulated;
}

const task = (state: string, msg = '') => ({ id: 0, state, worker_id: 'w', msg });
const statusOf = (state: string, tasks: readonly ReturnType<typeof task>[] | undefined, trace = '') => ({
  name,
  type: 'source',
  connector: { state, worker_id: 'w', trace },
  ...(tasks ? { tasks: [...tasks] } : {}),
});

describe('what a status means', () => {
  it.each([
    [statusOf('RUNNING', [task('RUNNING')]), { state: 'ready' }],
    [statusOf('RUNNING', []), { state: 'pending', phase: 'RUNNING', why: 'no task yet' }],
    [statusOf('RUNNING', undefined), { state: 'pending', phase: 'RUNNING', why: 'no task yet' }],
    [
      statusOf('RUNNING', [task('RUNNING'), task('UNASSIGNED')]),
      { state: 'pending', phase: 'RUNNING', why: 'tasks RUNNING, UNASSIGNED' },
    ],
    [statusOf('PROVISIONING', []), { state: 'pending', phase: 'PROVISIONING', why: 'no task yet' }],
    [
      statusOf('DEGRADED', [task('USER_ACTIONABLE_ERROR')]),
      { state: 'pending', phase: 'DEGRADED', why: 'tasks USER_ACTIONABLE_ERROR' },
    ],
    [statusOf('SOMETHING_NEW', [task('RUNNING')]), { state: 'pending', phase: 'SOMETHING_NEW', why: 'tasks RUNNING' }],
    [
      statusOf('RUNNING', [task('SYSTEM_ERROR', 'ERROR: replication slot "debezium" is active for PID 4242')]),
      {
        state: 'failed',
        phase: 'RUNNING',
        why: 'Another connector reads from the replication slot. It said: ERROR: replication slot "debezium" is active for PID 4242',
        hint: 'Set LAB3_SLOT_NAME to a free name for this connector, or stop the other one.',
      },
    ],
    [
      statusOf('FAILED', [task('FAILED', 'the task')], 'FATAL: database "x" does not exist'),
      {
        state: 'failed',
        phase: 'FAILED',
        why: 'The database does not exist on this server. It said: FATAL: database "x" does not exist',
        hint: 'Check the database name (LAB3_DATABASE_NAME, or database_name in the Terraform output).',
      },
    ],
    [
      statusOf('FAILED', [], 'something that nobody has seen'),
      { state: 'failed', phase: 'FAILED', why: 'something that nobody has seen', hint: undefined },
    ],
    [
      statusOf('FAILED', undefined),
      { state: 'failed', phase: 'FAILED', why: 'the service gives no reason', hint: undefined },
    ],
  ])('%j', (live, verdict) => {
    expect(judgeConnector(live as never)).toEqual(verdict);
  });
});

describe('the wait', () => {
  it('ends when connector and task run', async () => {
    const { lab, clock, calls } = await labWithConnector();
    const startMs = clock.now();
    expect(await waitUntilConnectorRunning(lab, { name })).toBeUndefined();
    expect(clock.now() - startMs).toBe(152_905);
    expect(calls()).toEqual([`${status} → 200`]);
  });

  it('goes on where the connector is not to be seen yet, and says so in the end', async () => {
    const { lab, calls } = await createSimulatedLab();
    const error = await thrownBy(waitUntilConnectorRunning(lab, { name }, { timeoutMs: 10_000 }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout', lastObservation: undefined });
    expect(calls()).toEqual([`${status} → 404`]);
  });

  it('ends when the connector goes away', async () => {
    const { lab, simulator, clock } = await labWithConnector();
    clock.setTimer(20_000, () => {
      simulator.state.confluent.connectors = [];
    });
    expect(await thrownBy(waitUntilConnectorRunning(lab, { name }))).toMatchObject({
      name: 'WaitError',
      message: `Waited for connector "${name}" to run: DELETED: somebody else deleted it meanwhile. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.`,
      reason: 'failed',
      elapsedMs: 22_905,
      history: [
        { phase: 'PROVISIONING', times: 8 },
        { phase: 'DELETED', times: 1 },
      ],
    });
  });

  it('ends after a minute where there is no such connector', async () => {
    const { lab } = await createSimulatedLab();
    expect(await thrownBy(waitUntilConnectorRunning(lab, { name }))).toMatchObject({
      message: `Waited for connector "${name}" to run: NOT THERE: connector "${name}" does not exist. Create it with createPostgresCdcConnector, or run lab3 up. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.`,
      reason: 'failed',
      elapsedMs: 62_905,
    });
  });

  it('ends when the key is refused', async () => {
    const { lab, simulator } = await labWithConnector();
    simulator.faults.add({ on: 'getConnectorStatus', skip: 2, answer: { status: 401 } });
    const error = await thrownBy(waitUntilConnectorRunning(lab, { name }));
    expect(error).toMatchObject({
      name: 'WaitError',
      reason: 'refused',
      hint: 'The Cloud key RIVERCLOUDKEY001 was refused; this API wants a Cloud key. Check id, secret and kind; a new key takes a moment to work.',
      cause: { name: 'ApiError', status: 401 },
    });
  });

  it('takes a service that is away for a while for a phase of its own', async () => {
    const { lab, simulator } = await labWithConnector();
    simulator.faults.add({ on: 'getConnectorStatus', skip: 1, times: 3, answer: { status: 503 } });
    const phases = new Set<string>();
    await waitUntilConnectorRunning(lab, { name }, { onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases]).toEqual(['PROVISIONING', 'unreachable']);
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, simulator, clock } = await labWithConnector();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    await expect(waitUntilConnectorRunning(lab, { name }, { signal: controller.signal })).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(2);
  });
});
