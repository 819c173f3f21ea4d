import { statementRows, unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import { expect, it } from 'vitest';
import { answerRows, createRunningLab, run, workspaceUrl } from './databricks-lab.ts';

const elsewhere = { disposition: 'EXTERNAL_LINKS' };
const many = Array.from({ length: 1_001 }, (_row, index) => [String(index)]);

it('rows lie elsewhere, where our own client reads them', async () => {
  const lab = createRunningLab(answerRows(many));
  const statement = await unwrapDatabricks(run(lab, elsewhere), 'count');
  expect(statement.result?.data_array).toBeUndefined();
  expect(statement.result?.external_links?.[0]).toMatchObject({
    chunk_index: 0,
    row_offset: 0,
    row_count: 1_000,
    next_chunk_index: 1,
    expiration: '2026-01-01T00:15:00.000Z',
  });
  const read: unknown[] = [];
  const { fetch } = lab.simulator;
  for await (const row of statementRows(lab.admin.sql, statement, { fetch, clock: lab.clock })) read.push(row);
  expect(read).toEqual(many);
});

it('as CSV the first chunk alone has the names, and what needs quotes has them', async () => {
  const cells = [['plain'], [null], ['a,b'], ['say "x"'], ['two\nlines']] as const;
  const lab = createRunningLab(answerRows([...cells, ...many]));
  const { data } = await run(lab, { ...elsewhere, format: 'CSV' });
  expect(data?.manifest?.format).toBe('CSV');
  const follow = async (url = ''): Promise<string> => (await lab.simulator.fetch(new Request(url))).text();
  const first = await follow(data?.result?.external_links?.[0]?.external_link);
  expect(first.startsWith('rows\nplain\nnull\n"a,b"\n"say ""x"""\n"two\nlines"\n0\n1\n')).toBe(true);
  const chunk = await lab.admin.sql.GET('/api/2.0/sql/statements/{statement_id}/result/chunks/{chunk_index}', {
    params: { path: { statement_id: data?.statement_id ?? '', chunk_index: 1 } },
  });
  expect(await follow(chunk.data?.external_links?.[0]?.external_link)).toBe('995\n996\n997\n998\n999\n1000\n');
});

it('a link proves itself: nothing else opens it, and it ends', async () => {
  const lab = createRunningLab(answerRows([['1']]));
  const { data } = await run(lab, elsewhere);
  const link = data?.result?.external_links?.[0]?.external_link ?? '';
  const status = async (url: string, headers = {}): Promise<number> =>
    (await lab.simulator.fetch(new Request(url, { headers }))).status;
  expect(await status(link)).toBe(200);
  expect(await status(link, { authorization: 'Bearer admin-token' })).toBe(400);
  expect(await status(link.replace('/0?', '/1?'))).toBe(403);
  expect(await status(link.replace(/signature=../, 'signature=00'))).toBe(403);
  expect(await status(`${workspaceUrl}/external-results/none/0?expires=9999999999999&signature=`)).toBe(403);
  await new Promise<void>((resolve) => lab.clock.setTimer(15 * 60_000, resolve));
  expect(await status(link)).toBe(403);
});

it('a result without rows has no links', async () => {
  const { data } = await run(createRunningLab(answerRows([])), elsewhere);
  expect(data?.result).toEqual({});
});
