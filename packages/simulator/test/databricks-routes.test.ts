import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { databricksRoutes } from '../src/databricks/routes.ts';
import { createSimulator } from '../src/index.ts';
import { descriptions } from '../src/request/description.ts';
import { createDatabricksLab, warehouse, workspaceUrl } from './databricks-lab.ts';

const statement = { statement: 'SELECT 1', warehouse_id: warehouse.id };

it('every described operation has a handler, and no handler is without description', () => {
  const described = descriptions.databricks.flatMap((api) => api.operations.map((one) => one.operationId));
  expect(Object.keys(databricksRoutes).sort()).toEqual([...described].sort());
});

it('an unknown path is 404 ENDPOINT_NOT_FOUND', async () => {
  const { simulator } = createDatabricksLab();
  const response = await simulator.fetch(new Request(`${workspaceUrl}/api/2.1/unity-catalog/functions`));
  expect([response.status, await response.json()]).toEqual([
    404,
    { error_code: 'ENDPOINT_NOT_FOUND', message: "No API found for 'GET /unity-catalog/functions'" },
  ]);
});

it('time passes for a delayed request, and stands still again while the next is worked on', async () => {
  const lab = createDatabricksLab({
    runStatement: async () => {
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return { state: 'SUCCEEDED', columns: [], rows: [] };
    },
  });
  for (const one of lab.databricks.warehouses) one.state = 'RUNNING';
  lab.simulator.faults.add({ on: 'getCurrentUser', delayMs: 5_000 });
  const startMs = lab.clock.now();
  await lab.admin.identity.GET('/api/2.0/preview/scim/v2/Me');
  expect(lab.clock.now() - startMs).toBe(5_000);
  const { data } = await lab.admin.sql.POST('/api/2.0/sql/statements', { body: statement });
  expect([lab.clock.now() - startMs, data?.status?.state]).toEqual([5_000, 'SUCCEEDED']);
});

it('a statement that was PENDING when the simulator stopped runs after a restart', async () => {
  const clock = createVirtualClock({ autoAdvance: false });
  const before = createDatabricksLab({ clock });
  const { data } = await before.admin.sql.POST('/api/2.0/sql/statements', {
    body: { ...statement, wait_timeout: '0s' },
  });
  const state = JSON.parse(JSON.stringify(before.simulator.state));
  const later = createVirtualClock({ startMs: clock.now() });
  const runStatement = async () => ({ state: 'SUCCEEDED', columns: [], rows: [['1']] }) as const;
  const simulator = createSimulator({ state, clock: later, dataPlane: () => ({ runStatement }) as never });
  const read = async (): Promise<unknown> => {
    const headers = { authorization: 'Bearer admin-token' };
    const url = `${workspaceUrl}/api/2.0/sql/statements/${data?.statement_id}`;
    return ((await (await simulator.fetch(new Request(url, { headers }))).json()) as { status: unknown }).status;
  };
  expect(await read()).toEqual({ state: 'PENDING' });
  await new Promise<void>((resolve) => later.setTimer(1, resolve));
  expect(await read()).toEqual({ state: 'SUCCEEDED' });
});
