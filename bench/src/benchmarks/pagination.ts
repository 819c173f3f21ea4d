import type { Benchmark, Row } from '../benchmark.ts';
import { rounds } from '../rounds.ts';
import { type ClientProcess, startClient, type TaskResult } from '../start-client.ts';
import { type ServerOptions, startServer } from '../start-server.ts';
import { inTurn, median, ratiosOf, seriesOf, short, told, withSpread } from '../statistics.ts';

const others = ['ours over fetch', 'fetch', 'undici', 'openapi-fetch', '@databricks/sdk-experimental'] as const;
const names = ['ours', 'node:http', ...others] as const;
type Measured = (typeof names)[number];
type Figures = Readonly<Record<Measured, readonly number[]>>;

const warmUps = 5;
const pageDelayMs = 50;
const workMs = 20;
/** While the caller works on a page, the next is on its way: the pages in a row, and the work on the last one. */
const limitMs = 100 * pageDelayMs + workMs;

/** A walk over 10,000 items, 100 a page. */
export const pagination: Benchmark = {
  id: 'H3',
  title: 'pagination',
  async run() {
    const withLength = await measureCpu({});
    const withoutLength = await measureCpu({ hidesLength: true });
    const wallMs = await measureWall();
    const walls = (name: Measured): readonly number[] => wallMs[name].map((wall) => wall / limitMs);
    const threeDigits = (figure: number): string => figure.toFixed(3);
    return {
      rows: [
        cpuRow('10,000 items in 100 pages', withLength),
        cpuRow('the same where pages come without Content-Length', withoutLength),
        {
          measure: `10,000 items in 100 pages, where a page takes ${pageDelayMs} ms and the caller's work on it ${workMs} ms: wall ÷ ${limitMs / 1_000} s`,
          ours: withSpread(walls('ours'), threeDigits),
          goal: '≤ 1.030',
          isMet: median(walls('ours')) <= 1.03,
          limit: '1.00',
          others: told(['node:http', ...others], (name) => withSpread(walls(name), threeDigits)),
        },
      ],
      runs: rounds,
      figures: { cpuUs: { withLength, withoutLength }, wallMs },
    };
  },
};

function cpuRow(what: string, cpuUs: Figures): Row {
  const ratios = (name: Measured): readonly number[] => ratiosOf(cpuUs[name], cpuUs['node:http']);
  return {
    measure: `${what}: CPU ÷ a loop by hand over \`node:http\` (${short(median(cpuUs['node:http']) / 1_000)} ms)`,
    ours: withSpread(ratios('ours')),
    goal: '≤ 1.20',
    isMet: median(ratios('ours')) <= 1.2,
    limit: '1.00',
    others: told(others, (name) => withSpread(ratios(name))),
  };
}

async function measureCpu(options: ServerOptions): Promise<Figures> {
  const server = await startServer(options);
  const clients = await Promise.all(names.map((name) => startClient(name, server.url)));
  const cpuUs = seriesOf<Measured, number>(names);
  for (const client of clients) for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await walk(client, 0);
  for (let round = 0; round < rounds; round += 1)
    for (const client of inTurn(clients, round)) cpuUs[client.name].push((await walk(client, 0)).cpuUs);
  for (const client of clients) client.stop();
  server.stop();
  return cpuUs;
}

/** Side by side: those who only wait do not disturb each other. */
async function measureWall(): Promise<Figures> {
  const server = await startServer({ pageDelayMs });
  const clients = await Promise.all(names.map((name) => startClient(name, server.url)));
  const wallMs = seriesOf<Measured, number>(names);
  for (let round = 0; round < rounds; round += 1)
    await Promise.all(clients.map(async (client) => wallMs[client.name].push((await walk(client, workMs)).wallMs)));
  for (const client of clients) client.stop();
  server.stop();
  return wallMs;
}

async function walk(client: ClientProcess<Measured>, work: number): Promise<TaskResult> {
  const result = await client.run({ kind: 'list', workMs: work });
  if (result.done !== 10_000) throw new Error(`${client.name} saw ${result.done} items of 10,000`);
  return result;
}
