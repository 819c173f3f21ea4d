import { drawTimings, riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import { setUpLab3 } from '../../src/compositions/set-up-lab3.ts';
import { topicOf } from '../../src/lab/names.ts';
import { verifyTables } from '../../src/verification/verify-tables.ts';
import { configOf, createSimulatedLab } from './simulated-lab.ts';

/** How often the clouds are asked. */
export interface MeasuredCalls {
  readonly setUp: number;
  /** In the fullest minute of the set-up, without those that make something. */
  readonly pollsInFullestMinute: number;
  readonly verify: number;
}

/** Counts the calls of a lab with so many tables, in virtual time, with the server times of a seed. */
export async function measureCalls(tableCount: number, seed: number): Promise<MeasuredCalls> {
  const { database } = riverHotels;
  const [first] = database.tables;
  if (!first) throw new Error('the world has no table');
  const names = Array.from({ length: tableCount }, (_, index) => `public.river_${String(index + 1).padStart(3, '0')}`);
  const world = { ...riverHotels, database: { ...database, tables: names.map((name) => ({ ...first, name })) } };
  const { connector } = configOf(riverHotels);
  const tableIncludeList = names;
  const pollsMs: number[] = [];
  let calls = 0;
  let simulated: Simulator | undefined;
  const { lab, clock, simulator } = await createSimulatedLab({
    world,
    config: { connector: { ...connector, tableIncludeList } },
    simulator: { timings: drawTimings(seed) },
    fetch: (request) => {
      calls += 1;
      if (request.method === 'GET') pollsMs.push(clock.now());
      if (!simulated) throw new Error('called before it was made');
      return simulated.fetch(request);
    },
  });
  simulated = simulator;
  pollsMs.length = 0;
  calls = 0;
  const { verdict } = await setUpLab3(lab);
  if (verdict !== 'complete') throw new Error(`the lab of ${tableCount} tables is ${verdict}`);
  const measured = { setUp: calls, pollsInFullestMinute: fullestMinute(pollsMs) };
  calls = 0;
  const tables = tableIncludeList.map((sourceTable) => ({
    sourceTable,
    topic: topicOf(connector.topicPrefix, sourceTable),
  }));
  await verifyTables(lab, { tables }, { wait: false });
  return { ...measured, verify: calls };
}

function fullestMinute(timesMs: readonly number[]): number {
  let first = 0;
  let most = 0;
  timesMs.forEach((ms, last) => {
    while (ms - (timesMs[first] ?? ms) >= 60_000) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
