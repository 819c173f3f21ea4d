import type { Benchmark } from '../benchmark.ts';
import { rounds } from '../rounds.ts';
import { type ClientProcess, startClient } from '../start-client.ts';
import { type Server, startServer } from '../start-server.ts';
import { median, seriesOf, told, withSpread } from '../statistics.ts';

const others = ['openapi-fetch', 'ky', 'openai', '@databricks/sdk-experimental'] as const;
const names = ['ours', ...others] as const;
type Measured = (typeof names)[number];

const calls = 500;
const callsPerSecond = 50;
const idealMs = (calls / callsPerSecond) * 1_000;

interface Stage {
  readonly server: Server;
  readonly client: ClientProcess<Measured>;
}

interface Burst {
  readonly succeeded: number;
  readonly wallMs: number;
  readonly refusalsPerCall: number;
}

/**
 * 500 calls, 64 at a time, at a server that allows 50 in each second of the clock. The clients mostly wait, so that they
 * run side by side, each with a server of its own.
 */
export const rateLimitedBurst: Benchmark = {
  id: 'H8',
  title: 'rate-limited burst',
  async run() {
    const bursts = seriesOf<Measured, Burst>(names);
    for (let round = 0; round < rounds; round += 1) {
      // Nobody begins while others are still starting.
      const stages = await Promise.all(names.map(setStage));
      await Promise.all(stages.map(async (stage) => bursts[stage.client.name].push(await burst(stage))));
    }
    const tell = (name: Measured): string => {
      const fewest = Math.min(...bursts[name].map(({ succeeded }) => succeeded));
      const walls = bursts[name].map(({ wallMs }) => wallMs / idealMs);
      const refusals = bursts[name].map(({ refusalsPerCall }) => refusalsPerCall);
      return `${Math.floor((fewest / calls) * 100)} %, ${withSpread(walls)}, ${withSpread(refusals)}`;
    };
    const isMet =
      bursts.ours.every(({ succeeded }) => succeeded === calls) &&
      median(bursts.ours.map(({ wallMs }) => wallMs)) / idealMs <= 1.05 &&
      bursts.ours.every(({ refusalsPerCall }) => refusalsPerCall <= 0.1);
    return {
      rows: [
        {
          measure: `${calls} calls, 64 at a time, ${callsPerSecond} a second allowed: succeed in the worst run, wall ÷ ${idealMs / 1_000} s, refusals per call`,
          ours: tell('ours'),
          goal: '100 %, ≤ 1.05, ≤ 0.10 in every run',
          isMet,
          // The first second's calls need not wait for it to end.
          limit: '100 %, 0.90, 0.00',
          others: told(others, tell),
        },
      ],
      runs: rounds,
      figures: bursts,
    };
  },
};

async function setStage(name: Measured): Promise<Stage> {
  const server = await startServer({ callsPerSecond });
  return { server, client: await startClient(name, server.url) };
}

async function burst({ server, client }: Stage): Promise<Burst> {
  const { done, wallMs } = await client.run({ kind: 'read', calls, concurrency: 64 });
  const { refusals } = await server.statistics();
  client.stop();
  server.stop();
  return { succeeded: done, wallMs, refusalsPerCall: refusals / calls };
}
