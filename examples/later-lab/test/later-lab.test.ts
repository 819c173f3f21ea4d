import { createSecret } from '@tableflow-workshop/client-core';
import { createLabContext, labConfigFromEnv, setUpLab3 } from '@tableflow-workshop/lab3-recipes';
import { createSimulator, environmentOf, fasterTimings, isChanging, riverHotels } from '@tableflow-workshop/simulator';
import { simulatorHandlers } from '@tableflow-workshop/simulator/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLaterLab } from '../src/run-later-lab.ts';
import { flinkRoutes } from './flink-routes.ts';

const simulator = createSimulator({ timings: fasterTimings(600), routes: flinkRoutes() });
const server = setupServer(...simulatorHandlers(simulator));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

const input = {
  clicks: 100,
  notebook: JSON.stringify({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  flink: {
    url: 'https://flink.us-west-2.aws.confluent.cloud',
    organizationId: riverHotels.organizationId,
    key: { id: 'RIVERFLINKKEY001', secret: createSecret('river-flink-secret') },
  },
};
const pollIntervalMs = 20;

it('makes a table of the clicks after LAB 3, and a second run finds nothing to do', async () => {
  const lab = await createLabContext(labConfigFromEnv(environmentOf(riverHotels)));
  await setUpLab3(lab, { pollIntervalMs });

  const table = await runLaterLab(lab, input, pollIntervalMs);
  expect(table).toMatchObject({
    topic: 'clickstream',
    fullTableName: 'river-hotels.lkc-river1.clickstream',
    topicRecords: 100,
    deltaRows: 100,
    partitions: 6,
    verdict: 'complete',
  });
  const { confluent, databricks } = simulator.state;
  const enabled = confluent.tableflowTopics.find(({ topic }) => topic.spec.display_name === 'clickstream');
  expect(enabled?.topic.spec.config).toMatchObject({ retention_ms: '4838400000', error_handling: { mode: 'LOG' } });
  expect(databricks.workspaceObjects.map(({ path }) => path)).toEqual(['/Shared/clicks']);

  simulator.forgetCalls();
  expect((await runLaterLab(lab, input, pollIntervalMs)).verdict).toBe('complete');
  expect(simulator.calls.filter(isChanging)).toEqual([]);
});

it('goes on where another run ended, and sends no click twice', async () => {
  const fresh = createSimulator({ timings: fasterTimings(600), routes: flinkRoutes() });
  server.use(...simulatorHandlers(fresh));
  fresh.faults.add({ on: 'createStatement', answer: { status: 503, body: {} } });
  const lab = await createLabContext(labConfigFromEnv(environmentOf(riverHotels)));
  await setUpLab3(lab, { pollIntervalMs });
  await expect(runLaterLab(lab, input, pollIntervalMs)).rejects.toThrow();
  expect(await runLaterLab(lab, input, pollIntervalMs)).toMatchObject({ topicRecords: 100, verdict: 'complete' });
});
