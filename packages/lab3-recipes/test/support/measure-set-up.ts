import { createSecret } from '@tableflow-workshop/client-core';
import { drawTimings, isChanging, riverHotels, type SimulatorState } from '@tableflow-workshop/simulator';
import { setUpLab3 } from '../../src/compositions/set-up-lab3.ts';
import { topicOf } from '../../src/lab/names.ts';
import { configOf, createSimulatedLab } from './simulated-lab.ts';

const { connector, source } = configOf(riverHotels);
const topics = connector.tableIncludeList.map((table) => topicOf(connector.topicPrefix, table));

export interface MeasuredSetUp {
  /** Elapsed time over the longest chain of true server waits. */
  readonly ratio: number;
  /** Polls of a single wait that found nothing new, in the fullest minute of any wait. */
  readonly mostPollsAMinute: number;
  /** Calls that are not such a check: what the lab needs in any case. */
  readonly otherCalls: number;
  /** Changing calls of a second run, and the time that it took. */
  readonly secondRun: { readonly changes: number; readonly elapsedMs: number };
}

/** Sets the lab up in virtual time, with the server times of a seed, and once more on what then exists. */
export async function measureSetUp(seed: number): Promise<MeasuredSetUp> {
  const timings = drawTimings(seed);
  const { lab, clock, simulator } = await createSimulatedLab({ simulator: { timings } });
  simulator.forgetCalls();
  const checks = new Map<string, number[]>();
  const run = async (): Promise<number> => {
    const startMs = clock.now();
    const { verdict } = await setUpLab3(lab, {
      onEvent: (event) => {
        if (event.kind !== 'waiting') return;
        const { waitingFor } = event.progress;
        checks.set(waitingFor, [...(checks.get(waitingFor) ?? []), clock.now()]);
      },
    });
    if (verdict !== 'complete') throw new Error(`the lab of seed ${seed} is ${verdict}`);
    return clock.now() - startMs;
  };

  const ratio = (await run()) / longestChainMs(timings);
  const callCount = simulator.calls.filter((call) => !call.isFromTableflow).length;
  const otherCalls = callCount - [...checks.values()].flat().length;
  const mostPollsAMinute = Math.max(...[...checks.values()].map(fullestMinute));
  simulator.forgetCalls();
  const elapsedMs = await run();
  const changes = simulator.calls.filter((call) => isChanging(call) && !call.isFromTableflow).length;
  return { ratio, mostPollsAMinute, otherCalls, secondRun: { changes, elapsedMs } };
}

/** What each table has to wait for, one after the other, whoever performs the lab. */
function longestChainMs(timings: ReturnType<typeof drawTimings>): number {
  const { connectorProvisioningMs } = timings(connector.name);
  const chains = topics.map((topic) => {
    const { topicCreationMs, schemaRegistrationMs, tableflowStartMs, catalogSyncMs } = timings(topic);
    return connectorProvisioningMs + topicCreationMs + schemaRegistrationMs + tableflowStartMs + catalogSyncMs;
  });
  return Math.max(...chains);
}

function fullestMinute(timesMs: readonly number[]): number {
  return Math.max(...timesMs.map((startMs) => timesMs.filter((ms) => ms >= startMs && ms < startMs + 60_000).length));
}

/** What fails: while it is made, while it runs, or when a table is published. */
export const failures = ['connector', 'running connector', 'Tableflow', 'publishing'] as const;
export type Failing = (typeof failures)[number];

/** Sets a lab up in which something fails, and says how long that stayed unseen. */
export async function measureFailure(
  failing: Failing,
  seed: number,
): Promise<{ readonly unseenMs: number; readonly message: string }> {
  const timings = drawTimings(seed);
  const [topic = ''] = topics;
  let isArmed = false;
  let failedAtMs: number | undefined;
  const { lab, clock } = await createSimulatedLab({
    ...(failing === 'connector' ? { config: { source: { ...source, password: createSecret('river-outdated') } } } : {}),
    simulator: { timings, save },
  });
  const error = await setUpLab3(lab).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error) || failedAtMs === undefined) throw new Error(`the ${failing} of seed ${seed} works`);
  return { unseenMs: clock.now() - failedAtMs, message: error.message };

  /** Called after every change of the clouds: notes when something failed, and sees to it that something will. */
  async function save({ confluent }: SimulatorState): Promise<void> {
    const [capture] = confluent.connectors;
    const table = confluent.tableflowTopics.find((one) => one.topic.spec.display_name === topic)?.topic;
    const [integration] = confluent.catalogIntegrations;
    const states = [capture?.state, table?.status.phase, integration?.integration.status?.phase];
    if (states.includes('FAILED')) failedAtMs ??= clock.now();

    if (failing === 'publishing' && integration) integration.clientSecret = 'river-outdated';
    const failLater = (delayMs: number, fail: () => void): void => {
      if (isArmed) return;
      isArmed = true;
      clock.setTimer(delayMs, () => {
        fail();
        failedAtMs = clock.now();
      });
    };
    if (failing === 'running connector' && capture?.state === 'RUNNING')
      failLater(timings(topic).tableflowStartMs, () => {
        capture.state = 'FAILED';
        capture.trace = 'FATAL: the database system is shutting down';
      });
    if (failing === 'Tableflow' && table)
      failLater(timings(topic).tableflowStartMs * 0.7, () => {
        table.status.phase = 'FAILED';
        table.status.error_message = 'Access denied to the bucket';
      });
  }
}
