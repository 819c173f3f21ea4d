import { describe, expect, it } from 'vitest';
import { callLine, createSimulator, type SimulatorRoute, serveSimulator } from '../src/index.ts';

const statements = '/sql/v1/organizations/{organization}/statements';
const routes: readonly SimulatorRoute[] = [
  {
    method: 'POST',
    path: statements,
    operationId: 'createStatement',
    answer: ({ parameters, body }) => ({
      status: 201,
      body: { ...parameters, sent: body },
      headers: { 'x-own': 'yes' },
    }),
  },
  { method: 'GET', path: `${statements}/{name}`, answer: ({ parameters }) => ({ status: 200, body: parameters }) },
  { method: 'GET', path: '/org/v2/environments', answer: () => ({ status: 418 }) },
];
const place = 'https://flink.us-west-2.aws.confluent.cloud/sql/v1/organizations/org%201/statements';

describe('routes of one’s own', () => {
  it('answer with the parameters of the path and the body', async () => {
    const simulator = createSimulator({ routes });
    const headers = { 'content-type': 'application/json' };
    const made = await simulator.fetch(new Request(place, { method: 'POST', headers, body: '{"name":"a"}' }));
    expect([made.status, made.headers.get('x-own')]).toEqual([201, 'yes']);
    expect(await made.json()).toEqual({ organization: 'org 1', sent: { name: 'a' } });
    const read = await simulator.fetch(new Request(`${place}/a.b`));
    expect(await read.json()).toEqual({ organization: 'org 1', name: 'a.b' });
    expect(simulator.calls.map((call) => [callLine(call), call.operationId, call.body])).toEqual([
      ['POST /sql/v1/organizations/org 1/statements → 201', 'createStatement', { name: 'a' }],
      ['GET /sql/v1/organizations/org 1/statements/a.b → 200', undefined, undefined],
    ]);
  });

  it('come before those of the simulator', async () => {
    const answer = await createSimulator({ routes }).fetch(
      new Request('https://api.confluent.cloud/org/v2/environments'),
    );
    expect([answer.status, await answer.text()]).toEqual([418, '']);
  });

  it('fit the whole path and their method only', async () => {
    const simulator = createSimulator({ routes });
    expect((await simulator.fetch(new Request(`${place}/a/b`))).status).toBe(404);
    expect((await simulator.fetch(new Request(place, { method: 'DELETE' }))).status).toBe(404);
  });

  it('fail as faults say', async () => {
    const simulator = createSimulator({ routes });
    simulator.faults.add({ on: 'createStatement', answer: { status: 503, body: {} } });
    const send = () => simulator.fetch(new Request(place, { method: 'POST', body: '{}' }));
    expect([(await send()).status, (await send()).status]).toEqual([503, 201]);
  });

  it('are there on a port', async () => {
    const served = await serveSimulator(createSimulator({ routes }));
    const answer = await fetch(`${served.confluentUrl}/sql/v1/organizations/org-1/statements/a`);
    expect(await answer.json()).toEqual({ organization: 'org-1', name: 'a' });
    await served.close();
  });
});
