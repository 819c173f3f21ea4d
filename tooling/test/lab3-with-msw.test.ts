import {
  createLabContext,
  labConfigFromEnv,
  planLab3,
  type SourceDatabase,
  setUpLab3,
  tearDownLab3,
  verifyTables,
} from '@tableflow-workshop/lab3-recipes';
import { createSimulator, environmentOf, fasterTimings, riverHotels } from '@tableflow-workshop/simulator';
import { simulatorHandlers } from '@tableflow-workshop/simulator/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';

// All of LAB 3 as somebody tests it who has our packages and MSW: the clients are built as they are for the real clouds,
// and MSW catches what they send. `pnpm run packaging` runs this file a second time, from packed packages in a project of
// its own, so it imports nothing but what is published.

const simulator = createSimulator({ timings: fasterTimings(600) });
const server = setupServer(...simulatorHandlers(simulator));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

const config = labConfigFromEnv(environmentOf(riverHotels));

const source: SourceDatabase = {
  inspect: async () => ({
    walLevel: 'logical',
    mayReplicate: true,
    tables: ['public.customer', 'public.hotel'],
  }),
  countRows: async (table) => (table === 'public.hotel' ? 30 : 1_000),
  dropReplication: async () => [],
  close: async () => undefined,
};

it('performs LAB 3, proves it, finds nothing left to do, and takes it back', async () => {
  const lab = await createLabContext(config, { source });
  const options = { pollIntervalMs: 20 };
  const { verdict, tables } = await setUpLab3(lab, options);
  expect({ verdict, tables }).toMatchObject({
    verdict: 'complete',
    tables: [
      { topic: 'riverhotel.public.hotel', topicRecords: 30, deltaRows: 30, verdict: 'complete' },
      { topic: 'riverhotel.public.customer', topicRecords: 1_000, deltaRows: 1_000, verdict: 'complete' },
    ],
  });

  const plan = await planLab3(lab);
  expect(plan.steps.map((step) => step.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  expect((await verifyTables(lab, { tables: tables.map(({ topic }) => ({ topic })) })).verdict).toBe('complete');

  const { steps } = await tearDownLab3(lab, options);
  expect(steps.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
    'disable Tableflow on riverhotel.public.hotel: deleted',
    'disable Tableflow on riverhotel.public.customer: deleted',
    'delete Unity Catalog integration: deleted',
    'delete PostgreSQL CDC connector: deleted',
    'check for leftovers: clean',
  ]);
  expect(simulator.state.confluent.connectors).toEqual([]);
});
