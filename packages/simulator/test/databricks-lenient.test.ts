import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { createSimulator, riverHotels } from '../src/index.ts';

// What the tools of Databricks send that our clients do not.

const { workspaceUrl, adminToken } = riverHotels.databricks;

function createLenient() {
  const simulator = createSimulator({ clock: createVirtualClock(), isLenient: true });
  return async (method: string, path: string, body?: BodyInit, type?: string): Promise<[number, string]> => {
    const headers = { authorization: `Bearer ${adminToken}`, ...(type === undefined ? {} : { 'content-type': type }) };
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await simulator.fetch(new Request(workspaceUrl + path, init));
    return [response.status, await response.text()];
  };
}

it('a notebook arrives as a form, and leaves as it came', async () => {
  const send = createLenient();
  const form = new FormData();
  form.set('path', '/Shared/up.py');
  form.set('language', 'PYTHON');
  form.set('overwrite', 'true');
  form.set('content', new Blob(['print("ü")\n']), 'content');
  expect(await send('POST', '/api/2.0/workspace/import', form)).toEqual([200, '{}']);
  const exported = '/api/2.0/workspace/export?path=%2FShared%2Fup&direct_download=true';
  expect(await send('GET', exported)).toEqual([200, 'print("ü")\n']);
});

it.each([
  ['POST', '/api/2.0/sql/statements', 'a form goes to no other operation'],
  ['POST', '/api/2.0/workspace/mkdirs', 'not even to its neighbour'],
])('%s %s: %s', async (method, path) => {
  const form = new FormData();
  form.set('path', '/Shared/x');
  expect((await createLenient()(method, path, form))[0]).toBe(415);
});

it('a body that says it is a form and is not is refused', async () => {
  const sent = await createLenient()('POST', '/api/2.0/workspace/import', '{}', 'multipart/form-data');
  expect(sent[0]).toBe(400);
});

it('temporary credentials have both prefixes', async () => {
  const send = createLenient();
  const answers = ['2.0', '2.1'].map((version) =>
    send(
      'POST',
      `/api/${version}/unity-catalog/temporary-table-credentials`,
      '{"table_id":"x","operation":"read"}',
      'application/json',
    ),
  );
  expect((await Promise.all(answers)).map(([status, text]) => [status, JSON.parse(text).error_code])).toEqual([
    [404, 'TABLE_DOES_NOT_EXIST'],
    [404, 'TABLE_DOES_NOT_EXIST'],
  ]);
});

it('SCIM comes with its own media type', async () => {
  const body = JSON.stringify({ userName: 'a@river.example' });
  const [status] = await createLenient()(
    'POST',
    '/api/2.0/preview/scim/v2/Users',
    body,
    'application/scim+json; charset=utf-8',
  );
  expect(status).toBe(201);
});
