import type { DriftReport } from '@tableflow-workshop/client-core';
import { expect, it, vi } from 'vitest';
import { reportDrift } from './drift.ts';
import { createSqlClient, createUnityCatalogClient, noCredentials, unwrapDatabricks } from './index.ts';

it('reports what an answer has and misses against its description, and the call succeeds', async () => {
  const reports: DriftReport[] = [];
  const answers = [
    Response.json({ catalogs: [{ name: 'main', owner: 7, colour: 'red' }], next_page_token: '' }),
    Response.json({ statement_id: 'st-1', status: { state: 'SUCCEEDED', since: 'noon' } }),
  ];
  const options = {
    workspaceUrl: 'https://dbc-1.cloud.databricks.com',
    credentials: noCredentials(),
    fetch: async () => answers.shift() ?? Response.json({}),
    drift: reportDrift((report) => void reports.push(report)),
  };
  const catalogs = createUnityCatalogClient(options).GET('/api/2.1/unity-catalog/catalogs');
  expect((await unwrapDatabricks(catalogs, 'list catalogs')).catalogs).toHaveLength(1);
  await vi.waitFor(() => expect(reports).toHaveLength(2));
  const path = { statement_id: 'st-1' };
  await createSqlClient(options).GET('/api/2.0/sql/statements/{statement_id}', { params: { path } });
  await vi.waitFor(() => expect(reports).toHaveLength(3));
  expect(reports).toEqual([
    {
      operation: 'GET /api/2.1/unity-catalog/catalogs',
      pointer: '/catalogs/*/owner',
      kind: 'type',
      expected: 'string',
    },
    { operation: 'GET /api/2.1/unity-catalog/catalogs', pointer: '/catalogs/*/colour', kind: 'unknown' },
    { operation: 'GET /api/2.0/sql/statements/{statement_id}', pointer: '/status/since', kind: 'unknown' },
  ]);
});
