import { collect } from '@tableflow-workshop/client-core';
import {
  apiKey,
  createTableflowClient,
  paginateConfluent,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import {
  createUnityCatalogClient,
  listCatalogs,
  servicePrincipalCredentials,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import type { Subject } from './subject.ts';

const keySecret = 'secret-of-the-tableflow-key';
const topics = '/tableflow/v1/tableflow-topics';
const topic = `${topics}/{display_name}` as const;
const place = { environment: { id: 'env-1' }, kafka_cluster: { id: 'lkc-1' } };
const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1' };

const confluent: Subject = {
  name: 'confluent-client',
  secrets: [keySecret, btoa(`TABLEFLOWKEY0001:${keySecret}`)],
  open(baseUrl, clock) {
    const credentials = apiKey('Tableflow', 'TABLEFLOWKEY0001', keySecret);
    const client = createTableflowClient({ credentials, baseUrl, clock });
    return {
      read: (display_name) =>
        unwrapConfluent(client.GET(topic, { params: { query, path: { display_name } } }), `read topic ${display_name}`),
      create: (text) =>
        unwrapConfluent(
          client.POST(topics, {
            body: { spec: { ...place, display_name: text, storage: { kind: 'Managed' }, table_formats: ['DELTA'] } },
          }),
          'enable Tableflow',
        ),
      change: (text) =>
        unwrapConfluent(
          client.PATCH(topic, {
            params: { path: { display_name: 'orders' } },
            body: { spec: { ...place, config: { retention_ms: text } } },
          }),
          'change topic orders',
        ),
      list: async () => {
        const list = (page_token: string | undefined) =>
          client.GET(topics, { params: { query: { ...query, page_token } } });
        return (await collect(paginateConfluent(list, 'list topics'), 100)).map(({ spec }) => spec.display_name);
      },
    };
  },
  refusal: {
    body: {
      errors: [{ id: 'e-1', status: '400', code: 'invalid_filter', detail: 'That is no filter.', source: {} }],
    },
    headers: { 'x-request-id': 'req-confluent-1' },
    code: 'invalid_filter',
    requestId: 'req-confluent-1',
  },
  page: (names, token) => ({
    data: names.map((display_name) => ({ spec: { display_name } })),
    metadata: token ? { next: `https://api.confluent.cloud${topics}?page_token=${token}` } : {},
  }),
};

const clientSecret = 'secret-of-the-principal';
const accessToken = 'access-token-of-the-principal';
const catalogs = '/api/2.1/unity-catalog/catalogs';
const catalog = `${catalogs}/{name}` as const;

const databricks: Subject = {
  name: 'databricks-client',
  secrets: [clientSecret, accessToken, btoa(`sp-1:${clientSecret}`)],
  open(workspaceUrl, clock) {
    // The token is not what is tried here, so that its requests are not in the script.
    const fetch = async ({ method }: Request): Promise<Response> =>
      method === 'POST' ? Response.json({ access_token: accessToken, expires_in: 3_600 }) : Response.json({});
    const credentials = servicePrincipalCredentials({ workspaceUrl, clientId: 'sp-1', clientSecret, fetch, clock });
    const client = createUnityCatalogClient({ credentials, workspaceUrl, clock });
    return {
      read: (name) => unwrapDatabricks(client.GET(catalog, { params: { path: { name } } }), `read catalog ${name}`),
      create: (text) =>
        unwrapDatabricks(client.POST(catalogs, { body: { name: 'main', comment: text } }), 'create catalog main'),
      change: (text) =>
        unwrapDatabricks(
          client.PATCH(catalog, { params: { path: { name: 'main' } }, body: { comment: text } }),
          'change catalog main',
        ),
      list: async () => (await collect(listCatalogs(client), 100)).map(({ name = '' }) => name),
    };
  },
  refusal: {
    body: {
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'That is no catalog.',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'BAD', domain: 'unity-catalog' },
        { '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'req-databricks-1' },
      ],
    },
    headers: {},
    code: 'INVALID_PARAMETER_VALUE',
    requestId: 'req-databricks-1',
  },
  page: (names, token) => ({ catalogs: names.map((name) => ({ name })), ...(token ? { next_page_token: token } : {}) }),
};

/** The clients of the house. */
export const subjects: readonly Subject[] = [confluent, databricks];
