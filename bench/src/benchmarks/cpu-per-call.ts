import type { Benchmark, Row } from '../benchmark.ts';
import { allClients, type ClientName } from '../clients/all-clients.ts';
import { rounds } from '../rounds.ts';
import { startClient } from '../start-client.ts';
import { startServer } from '../start-server.ts';
import { inTurn, median, ratiosOf, seriesOf, short, told, withSpread } from '../statistics.ts';

const modes = [
  { mode: '64 at a time', concurrency: 64, calls: 2_250, goal: 1.6 },
  { mode: 'one after another', concurrency: 1, calls: 500, goal: 1.35 },
] as const;
const warmUpCalls = 2_000;
const names = Object.keys(allClients) as ClientName[];

/** CPU time of the client's process for one call of 1 KB. The clients take turns in short slices. */
export const cpuPerCall: Benchmark = {
  id: 'H2',
  title: 'CPU per call',
  async run() {
    const server = await startServer();
    const clients = await Promise.all(names.map((name) => startClient(name, server.url)));
    for (const client of clients) await client.run({ kind: 'read', calls: warmUpCalls, concurrency: 64 });
    const rows: Row[] = [];
    const figures: Record<string, Record<ClientName, number[]>> = {};
    for (const { mode, calls, concurrency, goal } of modes) {
      const cpuUs = seriesOf<ClientName, number>(names);
      for (let round = 0; round < rounds; round += 1) {
        for (const client of inTurn(clients, round)) {
          const result = await client.run({ kind: 'read', calls, concurrency });
          if (result.done !== calls) throw new Error(`${client.name}: ${calls - result.done} calls failed`);
          cpuUs[client.name].push(result.cpuUs / calls);
        }
      }
      figures[mode] = cpuUs;
      rows.push(rowOf(mode, goal, cpuUs));
    }
    for (const client of clients) client.stop();
    server.stop();
    return { rows, runs: rounds, figures: { unit: 'µs of CPU per call', ...figures } };
  },
};

function rowOf(mode: string, goal: number, cpuUs: Readonly<Record<ClientName, readonly number[]>>): Row {
  const ratios = (name: ClientName): readonly number[] => ratiosOf(cpuUs[name], cpuUs['node:http']);
  const others = names.filter((name) => !['ours', 'node:http'].includes(name));
  return {
    measure: `CPU per call, ${mode}, ÷ bare \`node:http\` (${short(median(cpuUs['node:http']))} µs)`,
    ours: withSpread(ratios('ours')),
    goal: `≤ ${goal}`,
    isMet: median(ratios('ours')) <= goal,
    limit: '1.00',
    others: told(others, (name) => withSpread(ratios(name))),
  };
}
