import { createSecret } from '@tableflow-workshop/client-core';
import { drawTimings, isChanging, type SimulatorState } from '@tableflow-workshop/simulator';
import type { FleetLab } from '../../src/fleet/roster/roster.ts';
import { setUpFleet } from '../../src/fleet/set-up-fleet.ts';
import { topicOf } from '../../src/lab/names.ts';
import { limitedFetch } from './limited-fetch.ts';
import { createSimulatedFleet } from './simulated-fleet.ts';

/** How a lab is broken, and what its finding has to be about. */
const faults: readonly {
  readonly break: (config: FleetLab['config']) => FleetLab['config'];
  readonly says: RegExp;
}[] = [
  {
    break: (config) => ({ ...config, source: { ...config.source, password: createSecret('river-outdated') } }),
    says: /password authentication failed/,
  },
  {
    break: (config) => ({ ...config, databricks: { ...config.databricks, catalogName: 'river-missing' } }),
    says: /river-missing/,
  },
  {
    break: (config) => {
      const { id } = config.confluent.kafka.key;
      const key = { id, secret: createSecret('river-outdated-kafka') };
      return { ...config, confluent: { ...config.confluent, kafka: { ...config.confluent.kafka, key } } };
    },
    says: /Kafka key/,
  },
  {
    break: (config) => ({ ...config, storage: { ...config.storage, providerIntegrationId: 'cspi-missing' } }),
    says: /cspi-missing/,
  },
  // This one is struck by the clouds: see `save`.
  { break: (config) => config, says: /Access denied to the bucket/ },
];

export interface MeasuredFleet {
  /** Elapsed time over what nobody can be faster than. */
  readonly ratio: number;
  /** Calls of one key, and of the workspace, in the fullest second. */
  readonly mostOfKey: number;
  readonly mostOfWorkspace: number;
  readonly refusedCalls: number;
  readonly calls: number;
  /** Healthy labs that are not complete. */
  readonly incomplete: readonly string[];
  /** Broken labs whose cause was not named. */
  readonly unnamed: readonly string[];
  readonly broken: number;
}

export const callsPerSecond = 10;
export const workspaceCallsPerSecond = 40;

/** Sets up a workshop in virtual time, with the server times of a seed and one lab in 20 broken. */
export async function measureFleet(seed: number, attendees = 95): Promise<MeasuredFleet> {
  const timings = drawTimings(seed);
  const brokenBy = new Map<number, (typeof faults)[number]>();
  for (let count = 0; count < Math.ceil(attendees / 20); count += 1) {
    const fault = faults[count % faults.length];
    if (fault) brokenBy.set((seed * 31 + count * 19) % attendees, fault);
  }
  const { labs: healthy, simulator, clock } = createSimulatedFleet(attendees, { timings, save, maxCalls: 1 });
  const labs = healthy.map(({ attendee, config }, index) => ({
    attendee,
    config: brokenBy.get(index)?.break(config) ?? config,
  }));
  let calls = 0;
  const changing = new Map<string, number>();
  const limits = { clock, perKey: callsPerSecond, perWorkspace: workspaceCallsPerSecond };
  const limited = limitedFetch(async (request) => {
    calls += 1;
    const answer = await simulator.fetch(request);
    const last = simulator.calls.at(-1);
    const key = request.headers.get('authorization') ?? '';
    if (last && isChanging(last)) changing.set(key, (changing.get(key) ?? 0) + 1);
    return answer;
  }, limits);
  const startMs = clock.now();
  const { attendees: results } = await setUpFleet(labs, { fetch: limited.fetch, clock });
  const elapsedMs = clock.now() - startMs;

  const chains = labs.filter((_, index) => !brokenBy.has(index)).map(({ config }) => longestChainMs(config, timings));
  // No matter how clever, the changing calls of a key take as long as the key allows.
  const calling = [...changing.values()].map((count) => (Math.floor(count / callsPerSecond) - 1) * 1_000);
  const bound = [...chains, ...calling].reduce((longest, one) => Math.max(longest, one), 0);
  const most = (isCounted: (who: string) => boolean): number =>
    Object.entries(limited.mostInASecond()).reduce(
      (max, [who, calls]) => (isCounted(who) ? Math.max(max, calls) : max),
      0,
    );
  return {
    ratio: elapsedMs / bound,
    mostOfKey: most((who) => !who.includes('databricks')),
    mostOfWorkspace: most((who) => who.includes('databricks')),
    refusedCalls: Object.values(limited.refused()).reduce((sum, one) => sum + one, 0),
    calls,
    incomplete: results.flatMap(({ attendee, outcome, findings }, index) =>
      !brokenBy.has(index) && outcome !== 'complete' ? [`${attendee} ${outcome}: ${findings[0]?.evidence}`] : [],
    ),
    unnamed: results.flatMap(({ attendee, findings }, index) => {
      const says = brokenBy.get(index)?.says;
      const isNamed = findings.some(({ evidence, remedy }) => says?.test(`${evidence} ${remedy}`));
      return says && !isNamed ? [`${attendee}: ${findings.map(({ evidence }) => evidence).join(' | ')}`] : [];
    }),
    broken: brokenBy.size,
  };

  async function save({ confluent }: SimulatorState): Promise<void> {
    for (const { topic } of confluent.tableflowTopics) {
      const fault = brokenBy.get(Number(/lkc-wp(\d+)/.exec(topic.spec.kafka_cluster.id)?.[1]) - 1);
      if (fault !== faults[4] || topic.status.phase === 'FAILED') continue;
      topic.status.phase = 'FAILED';
      topic.status.error_message = 'Access denied to the bucket';
    }
  }
}

/** What each table has to wait for, one after the other, whoever performs the lab. */
function longestChainMs({ connector }: FleetLab['config'], timings: ReturnType<typeof drawTimings>): number {
  const { connectorProvisioningMs } = timings(connector.name);
  const chains = connector.tableIncludeList.map((table) => {
    const times = timings(topicOf(connector.topicPrefix, table));
    return times.topicCreationMs + times.schemaRegistrationMs + times.tableflowStartMs + times.catalogSyncMs;
  });
  return connectorProvisioningMs + chains.reduce((longest, one) => Math.max(longest, one), 0);
}
