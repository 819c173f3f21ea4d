import { ApiError, collect, createVirtualClock, PaginationError } from '@tableflow-workshop/client-core';
import { expect, expectTypeOf, it } from 'vitest';
import { apiKey, createTableflowClient, paginateConfluent, type TableflowSchemas } from './index.ts';

const list = '/tableflow/v1/tableflow-topics';
const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1', 'spec.table_formats': ['DELTA' as const] };
const asked = `${list}?environment=env-1&spec.kafka_cluster=lkc-1&spec.table_formats=DELTA`;

/** The topics of a service that gives these pages, one after the other, and what it was asked for. */
function topicsOf(...pages: readonly { names?: readonly string[]; next?: unknown; status?: number }[]) {
  const requests: string[] = [];
  const tableflow = createTableflowClient({
    credentials: apiKey('Tableflow', 'TABLEFLOWKEY0001', 'not-a-real-secret'),
    clock: createVirtualClock(),
    fetch: async (request) => {
      const { names = [], next, status = 200 } = pages[requests.length] ?? { status: 500 };
      requests.push(request.url);
      const data = names.map((name) => ({ spec: { display_name: name } }));
      return Response.json({ metadata: { next }, data }, { status });
    },
  });
  const topics = paginateConfluent(
    (page_token) => tableflow.GET(list, { params: { query: { ...query, page_token } } }),
    'list the Tableflow topics',
  );
  return { requests, topics };
}

async function namesOf(topics: AsyncIterable<TableflowSchemas['TableflowTopic']>): Promise<readonly string[]> {
  return (await collect(topics, 100)).map((topic) => topic.spec.display_name);
}

it('takes only the token of the next address, whatever its host, and repeats the query', async () => {
  const { requests, topics } = topicsOf(
    { names: ['a', 'b'], next: `https://elsewhere.test/other/path?page_size=1&page_token=a%2Bb%3D` },
    { names: [], next: `${list}?page_token=t2` },
    { names: ['c'] },
  );
  expectTypeOf(topics).toExtend<AsyncGenerator<TableflowSchemas['TableflowTopic'], void, undefined>>();
  expect(await namesOf(topics)).toEqual(['a', 'b', 'c']);
  expect(requests).toEqual([
    `https://api.confluent.cloud${asked}`,
    `https://api.confluent.cloud${asked}&page_token=a%2Bb%3D`,
    `https://api.confluent.cloud${asked}&page_token=t2`,
  ]);
});

it.each([undefined, null, ''])('ends where the next address is %j', async (next) => {
  const { requests, topics } = topicsOf({ names: ['a'], next });
  expect(await namesOf(topics)).toEqual(['a']);
  expect(requests).toHaveLength(1);
});

it.each([
  'https://api.confluent.cloud/tableflow/v1/tableflow-topics',
  'https://api.confluent.cloud/tableflow/v1/tableflow-topics?page_size=10',
  'https://api.confluent.cloud/tableflow/v1/tableflow-topics?page_token=',
  'no address at all',
])('fails where the next address is %s', async (next) => {
  const { requests, topics } = topicsOf({ names: ['a'], next });
  const error = await namesOf(topics).catch((thrown: unknown) => thrown);
  expect(PaginationError.isInstance(error)).toBe(true);
  expect((error as Error).message).toBe(
    'Could not list the Tableflow topics: the address of the next page carries no page_token.',
  );
  expect(requests).toHaveLength(1);
});

it('fails where a token comes twice', async () => {
  const { requests, topics } = topicsOf({ next: '?page_token=t1' }, { next: '?page_token=t1' });
  expect(await namesOf(topics).catch((thrown: unknown) => thrown)).toMatchObject({
    message: 'Could not list the Tableflow topics: page 2 leads back to a page that was read before.',
  });
  expect(requests).toHaveLength(2);
});

it('fails with what the service says of a page', async () => {
  const { topics } = topicsOf({ names: ['a'], next: '?page_token=t1' }, { status: 403 });
  const error = await namesOf(topics).catch((thrown: unknown) => thrown);
  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ status: 403, tried: 'list the Tableflow topics' });
});
