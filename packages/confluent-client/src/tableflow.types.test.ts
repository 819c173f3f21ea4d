import { expect, expectTypeOf, it } from 'vitest';
import {
  apiKey,
  createConnectClient,
  createTableflowClient,
  type TableflowClient,
  type TableflowSchemas,
} from './index.ts';

// What the compiler must refuse is behind `@ts-expect-error`: `tsc` fails where it accepts it. Nothing is called.

const key = apiKey('Tableflow', 'TABLEFLOWKEY0001', 'not-a-real-secret');
const client = createTableflowClient({ credentials: key });
const list = '/tableflow/v1/tableflow-topics';
const one = '/tableflow/v1/tableflow-topics/{display_name}';
const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1' };
const ids = { environment: { id: 'env-1' }, kafka_cluster: { id: 'lkc-1' } };
const spec = {
  ...ids,
  display_name: 'orders',
  storage: { kind: 'Managed' as const },
  table_formats: ['DELTA' as const],
};

/** Compiled, never run. */
const compiled = (
  _calls: (tableflow: TableflowClient, maybe: string | undefined, signal: AbortSignal) => unknown,
): void => undefined;

it('accepts what is right', () => {
  compiled((tableflow, maybe, signal) => [
    tableflow.GET('/tableflow/v1/regions'),
    tableflow.GET('/tableflow/v1/regions', {}),
    tableflow.GET('/tableflow/v1/regions', { signal }),
    tableflow.GET('/tableflow/v1/regions', { params: { query: { cloud: 'AWS' } } }),
    tableflow.GET(list, { params: { query: { ...query, 'spec.table_formats': ['DELTA'], page_size: 10 } } }),
    tableflow.GET(one, { params: { query, path: { display_name: 'orders' } } }),
    tableflow.POST(list, { body: { spec }, signal }),
    tableflow.PATCH(one, {
      params: { path: { display_name: 'orders' } },
      body: { spec: { ...ids, suspended: false } },
    }),
    tableflow.DELETE(one, { params: { query, path: { display_name: 'orders' } } }),
    // An optional value may be handed on as `undefined`.
    tableflow.GET(list, { params: { query: { ...query, page_token: maybe } }, signal: undefined }),
    tableflow.GET('/tableflow/v1/regions', { params: { query: { cloud: maybe } } }),
  ]);
});

it('refuses paths and verbs that do not exist', () => {
  compiled((tableflow) => [
    // @ts-expect-error a misspelt path
    tableflow.GET('/tableflow/v1/tableflow-topic', { params: { query } }),
    // @ts-expect-error a list cannot be deleted
    tableflow.DELETE(list, { params: { query } }),
    // @ts-expect-error a topic is changed with PATCH
    tableflow.PUT(one, { params: { path: { display_name: 'orders' } }, body: { spec: ids } }),
  ]);
});

it('refuses wrong parameters', () => {
  compiled((tableflow, maybe) => [
    // @ts-expect-error no parameters at all
    tableflow.GET(list),
    // @ts-expect-error no query
    tableflow.GET(list, { params: {} }),
    // @ts-expect-error a query parameter is missing
    tableflow.GET(list, { params: { query: { environment: 'env-1' } } }),
    // @ts-expect-error a required parameter may be undefined
    tableflow.GET(list, { params: { query: { environment: maybe, 'spec.kafka_cluster': 'lkc-1' } } }),
    // @ts-expect-error a misspelt required parameter
    tableflow.GET(list, { params: { query: { environment: 'env-1', 'spec.kafkaCluster': 'lkc-1' } } }),
    // @ts-expect-error a misspelt optional parameter
    tableflow.GET(list, { params: { query: { ...query, pageSize: 10 } } }),
    // @ts-expect-error a misspelt parameter where all are optional
    tableflow.GET('/tableflow/v1/regions', { params: { query: { clouds: 'AWS' } } }),
    // @ts-expect-error a value of the wrong type
    tableflow.GET(list, { params: { query: { ...query, page_size: '10' } } }),
    // @ts-expect-error a value outside a closed list
    tableflow.GET(list, { params: { query: { ...query, 'spec.table_formats': ['PARQUET'] } } }),
    // @ts-expect-error no path parameter
    tableflow.GET(one, { params: { query } }),
    // @ts-expect-error a misspelt path parameter
    tableflow.GET(one, { params: { query, path: { displayName: 'orders' } } }),
    // @ts-expect-error a query where the operation has none
    tableflow.PATCH(one, { params: { query, path: { display_name: 'orders' } }, body: { spec: ids } }),
    // @ts-expect-error parameters where the operation has none
    tableflow.POST(list, { params: { query }, body: { spec } }),
    // @ts-expect-error headers are the transport's business
    tableflow.GET(list, { params: { query, header: { accept: 'x' } } }),
  ]);
});

it('refuses wrong bodies', () => {
  compiled((tableflow) => [
    // @ts-expect-error no body
    tableflow.POST(list, {}),
    // @ts-expect-error no spec
    tableflow.POST(list, { body: {} }),
    // @ts-expect-error a misspelt key
    tableflow.POST(list, { body: { spec: { ...spec, tableFormats: ['DELTA'] } } }),
    // @ts-expect-error a required key is missing
    tableflow.POST(list, { body: { spec: { ...ids, display_name: 'orders' } } }),
    // @ts-expect-error a stray key beside a complete spec
    tableflow.POST(list, { body: { spec, status: {} } }),
    // @ts-expect-error a value outside a closed list
    tableflow.POST(list, { body: { spec: { ...spec, table_formats: ['delta'] } } }),
    // @ts-expect-error storage of one kind with a key of another
    tableflow.POST(list, { body: { spec: { ...spec, storage: { kind: 'Managed', bucket_name: 'b' } } } }),
    // @ts-expect-error storage without what its kind needs
    tableflow.POST(list, { body: { spec: { ...spec, storage: { kind: 'ByobAws', bucket_name: 'b' } } } }),
    // @ts-expect-error only the service suspends a topic
    tableflow.PATCH(one, { params: { path: { display_name: 'x' } }, body: { spec: { ...ids, suspended: true } } }),
    // @ts-expect-error a body where the operation has none
    tableflow.GET(list, { params: { query }, body: {} }),
  ]);
});

it('refuses options that do not exist', () => {
  compiled((tableflow, _maybe, signal) => [
    // @ts-expect-error a misspelt option
    tableflow.GET(list, { params: { query }, sginal: signal }),
    // @ts-expect-error a misspelt option where all are optional
    tableflow.GET('/tableflow/v1/regions', { parmas: { query: { cloud: 'AWS' } } }),
    // @ts-expect-error an option of openapi-fetch that is not ours
    tableflow.GET('/tableflow/v1/regions', { headers: { authorization: 'x' } }),
    // @ts-expect-error an option of openapi-fetch that is not ours
    tableflow.GET('/tableflow/v1/regions', { baseUrl: 'https://elsewhere.test' }),
  ]);
});

it('knows what comes back', () => {
  compiled((tableflow) => {
    const listed = tableflow.GET(list, { params: { query } });
    expectTypeOf<Awaited<typeof listed>['data']>().toEqualTypeOf<TableflowSchemas['TableflowTopicList'] | undefined>();
    const created = tableflow.POST(list, { body: { spec } });
    expectTypeOf<Awaited<typeof created>['data']>().toEqualTypeOf<TableflowSchemas['TableflowTopic'] | undefined>();
    const deleted = tableflow.DELETE(one, { params: { query, path: { display_name: 'orders' } } });
    expectTypeOf<Awaited<typeof deleted>['data']>().toEqualTypeOf<undefined>();
    return deleted;
  });
  // An open list stays a text that can be compared and printed.
  type Phase = NonNullable<TableflowSchemas['TableflowTopicStatus']['phase']>;
  expectTypeOf<Phase>().toExtend<string>();
  expectTypeOf<'SUSPENDED_IN_A_LATER_VERSION'>().toExtend<Phase>();
});

it('refuses a key of another family', () => {
  const cloud = apiKey('Cloud', 'CLOUDKEY00000001', 'not-a-real-secret');
  const global = apiKey('Global', 'GLOBALKEY0000001', 'not-a-real-secret');
  // @ts-expect-error a Cloud key does not reach Tableflow
  createTableflowClient({ credentials: cloud });
  // @ts-expect-error a Tableflow key does not reach connectors
  createConnectClient({ credentials: key });
  createTableflowClient({ credentials: global });
  createConnectClient({ credentials: global });
  // @ts-expect-error a misspelt option of the client
  createTableflowClient({ credentials: key, requestTimeout: 1 });
  expect(Object.keys(client)).toEqual(expect.arrayContaining(['GET', 'PUT', 'POST', 'DELETE', 'PATCH']));
});
