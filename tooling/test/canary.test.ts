import { inspect } from 'node:util';
import {
  createSecret,
  createVirtualClock,
  type DriftReport,
  type DriftWatch,
  explain,
  type Logger,
  networkDetail,
} from '@tableflow-workshop/client-core';
import {
  apiKey,
  createConnectClient,
  createKafkaClient,
  createSchemaRegistryClient,
  createTableflowClient,
  oauthToken,
  tableflowKeyFromEnv,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import { reportDrift as reportConfluentDrift } from '@tableflow-workshop/confluent-client/drift';
import {
  accessTokenCredentials,
  createIdentityClient,
  createUnityCatalogClient,
  databricksCredentialsFromEnv,
  servicePrincipalCredentials,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import { reportDrift as reportDatabricksDrift } from '@tableflow-workshop/databricks-client/drift';
import { beforeAll, describe, expect, it, vi } from 'vitest';

// A secret of each kind is planted wherever one can be, and looked for in everything that a program may print.

/** The signs are those that encodings change. */
const canaryOf = (kind: string): string => `canary-${kind}-"/+ä%`;
const kinds = ['cloud', 'tableflow', 'kafka', 'registry', 'oauth', 'principal', 'access', 'pat'] as const;
const known = Object.fromEntries(kinds.map((kind) => [kind, canaryOf(kind)])) as Record<(typeof kinds)[number], string>;
/** Of those nobody says that they are secrets; only their places do. */
const unknown = { body: 'canary-body', query: 'canary-query', url: 'canary-url', field: 'canary-field' };

const ids: Readonly<Record<string, string>> = { cloud: 'CLOUDKEY', tableflow: 'TABLEFLOWKEY', kafka: 'KAFKAKEY' };
const forms = (value: string): readonly string[] => [
  value,
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  Buffer.from(value).toString('base64'),
  Buffer.from(value).toString('base64url'),
];
const pairs = Object.entries(ids).flatMap(([kind, id]) => forms(`${id}:${canaryOf(kind)}`).slice(3));

/** What a server or a proxy that has seen everything says. */
const echo = [...Object.values(known).flatMap(forms), ...pairs].join(' | ');
const places = `https://admin:${unknown.url}@x.test/a?access_token=${unknown.query}`;
const fields = { client_secret: unknown.field, 'database.password': unknown.field };

const failures: Readonly<Record<string, () => Response>> = {
  'a refusal of Confluent': () =>
    Response.json(
      { errors: [{ id: echo, code: echo, detail: `${echo} ${places}`, source: { pointer: echo } }], ...fields },
      { status: 400 },
    ),
  'a refusal of Databricks': () =>
    Response.json({ error_code: echo, message: `${echo} ${places}`, details: [{ request_id: echo }] }, { status: 403 }),
  'a refusal of the credentials': () =>
    Response.json({ message: echo }, { status: 401, headers: { 'x-request-id': 'r-1' } }),
  'a body of an unknown shape': () => Response.json({ reason: echo, ...fields }, { status: 422 }),
  'a page': () => new Response(`<html><title>${echo} ${places}</title></html>`, { status: 503 }),
  'a text': () => new Response(`${echo} ${places} ${JSON.stringify(fields)}`, { status: 500 }),
  'a page as a success': () => new Response(`<html><pre>${echo}</pre></html>`),
  'a success that is cut': () => new Response(`{"name": "${unknown.field}", "token": "${known.access}`),
  'a network that quotes': () => {
    const socket = Object.assign(new Error(`reset ${echo} ${places}`), {
      code: 'ECONNRESET',
      request: { headers: echo },
    });
    throw new TypeError(`fetch failed ${echo}`, { cause: socket });
  },
  'a library that fails': () => {
    throw Object.assign(new TypeError(`Request to https://x.test/?filter=${unknown.query} failed`), {
      config: { headers: { authorization: echo }, data: fields },
    });
  },
};

/** What a test has seen, to be searched. */
interface Scene {
  readonly seen: unknown[];
  readonly reports: DriftReport[];
  readonly options: {
    readonly fetch: () => Promise<Response>;
    readonly logger: Logger;
    readonly drift: DriftWatch;
    readonly maxRetries: 0;
    readonly clock: ReturnType<typeof createVirtualClock>;
  };
}

function sceneOf(answer: () => Response): Scene {
  const seen: unknown[] = [];
  const reports: DriftReport[] = [];
  const logger: Logger = { debug: (message, about) => void seen.push(message, about) };
  const onDrift = (report: DriftReport): void => void reports.push(report);
  const drift: DriftWatch = (api) => {
    const watches = [reportConfluentDrift(onDrift)(api), reportDatabricksDrift(onDrift)(api)];
    return (operation, response) => {
      for (const watch of watches) watch(operation, response);
    };
  };
  return {
    seen,
    reports,
    options: { fetch: async () => answer(), logger, drift, maxRetries: 0, clock: createVirtualClock() },
  };
}

/** A call with each kind of credential, with secrets in body and query. */
function callsOf({ options }: Scene): readonly Promise<unknown>[] {
  const workspace = { ...options, workspaceUrl: 'https://dbc-1.cloud.databricks.com' };
  const cluster = { ...options, baseUrl: 'https://cluster.test' };
  const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1', page_token: unknown.query };
  const ids = { environment: { id: 'env-1' }, kafka_cluster: { id: 'lkc-1' } };
  const config = {
    kind: 'Unity' as const,
    workspace_endpoint: 'https://x',
    catalog_name: 'main',
    client_id: 'sp',
    client_secret: unknown.body,
  };
  const connector = { name: 'c', 'connector.class': 'PostgresCdcSourceV2', 'database.password': unknown.body };
  const connectors = { environment_id: 'env-1', kafka_cluster_id: 'lkc-1' };
  const principal = servicePrincipalCredentials({
    ...workspace,
    clientId: 'sp-1',
    clientSecret: known.principal,
    fetch: async ({ method }) =>
      method === 'POST' ? Response.json({ access_token: known.access, expires_in: 3_600 }) : new Response('{}'),
  });
  const refused = servicePrincipalCredentials({ ...workspace, clientId: 'sp-1', clientSecret: known.principal });
  const tableflow = createTableflowClient({
    ...options,
    credentials: apiKey('Tableflow', 'TABLEFLOWKEY', known.tableflow),
  });
  const clients = [
    tableflow,
    createConnectClient({ ...options, credentials: apiKey('Cloud', 'CLOUDKEY', known.cloud) }),
    createUnityCatalogClient({ ...workspace, credentials: principal }),
  ] as const;
  const [, connect, unity] = clients;
  return [
    unwrapConfluent(tableflow.GET('/tableflow/v1/tableflow-topics', { params: { query } }), 'list topics'),
    unwrapConfluent(
      tableflow.POST('/tableflow/v1/catalog-integrations', { body: { spec: { ...ids, display_name: 'uc', config } } }),
      'create an integration',
    ),
    unwrapConfluent(
      connect.POST('/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors', {
        params: { path: connectors },
        body: { name: 'c', config: connector } as never,
      }),
      'create a connector',
    ),
    unwrapConfluent(
      createKafkaClient({ ...cluster, credentials: apiKey('Kafka', 'KAFKAKEY', known.kafka) }).GET(
        '/kafka/v3/clusters/{cluster_id}/topics',
        { params: { path: { cluster_id: 'lkc-1' } } },
      ),
      'list topics',
    ),
    unwrapConfluent(
      createSchemaRegistryClient({ ...cluster, credentials: oauthToken(async () => known.oauth, 'Okta') }).GET(
        '/subjects',
      ),
      'list subjects',
    ),
    unwrapConfluent(
      createSchemaRegistryClient({ ...cluster, credentials: apiKey('Schema Registry', 'SRKEY', known.registry) }).GET(
        '/subjects',
      ),
      'list subjects',
    ),
    unwrapDatabricks(
      unity.GET('/api/2.1/unity-catalog/catalogs', { params: { query: { page_token: unknown.query } } }),
      'list catalogs',
    ),
    unwrapDatabricks(
      createUnityCatalogClient({ ...workspace, credentials: refused }).GET('/api/2.1/unity-catalog/catalogs'),
      'list catalogs',
    ),
    unwrapDatabricks(
      createIdentityClient({ ...workspace, credentials: accessTokenCredentials(known.pat, 'DATABRICKS_TOKEN') }).GET(
        '/api/2.0/preview/scim/v2/Me',
      ),
      'ask who I am',
    ),
  ];
}

/** Everything that a program may print of a value. */
function printed(value: unknown): string {
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: 10 }),
    inspect(value, { depth: 10, showHidden: true }),
    explain(value),
    value instanceof Error ? value.stack : '',
  ].join('\n');
}

/** What was planted and is to be found. A part of a secret is one too. */
function found(text: string): readonly string[] {
  const encoded = [...Object.values(known).flatMap((value) => forms(value).slice(3)), ...pairs];
  const clues = [...encoded.map((value) => value.replace(/=+$/, '')), 'canary-'];
  return clues.filter((clue) => text.includes(clue)).map((clue) => `${clue} in ${around(text, clue)}`);
}

function around(text: string, clue: string): string {
  const at = text.indexOf(clue);
  return text.slice(Math.max(0, at - 60), at + 60);
}

// Nobody can quote a token that was not given out yet.
beforeAll(() => Promise.allSettled(callsOf(sceneOf(() => Response.json({})))));

describe.each(Object.entries(failures))('after %s, no secret', (_what, answer) => {
  it('shows in errors and logs', async () => {
    const scene = sceneOf(answer);
    const outcomes = await Promise.allSettled(callsOf(scene));
    const errors = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
    expect(errors.filter((error) => error instanceof Error).length).toBeGreaterThanOrEqual(6);
    expect(scene.seen.length).toBeGreaterThan(0);
    expect([...errors, ...scene.seen].flatMap((value) => found(printed(value)))).toEqual([]);
  });
});

describe('no secret shows', () => {
  it('in drift reports', async () => {
    const body = {
      [known.tableflow]: 1,
      nested: { [known.access]: known.pat },
      client_secret: unknown.field,
      data: [{ ...fields, id: known.kafka }],
    };
    const scene = sceneOf(() => Response.json(body));
    await Promise.allSettled(callsOf(scene));
    await vi.waitFor(() => expect(scene.reports.length).toBeGreaterThan(20));
    expect(scene.reports.filter(({ kind }) => kind === 'unknown').length).toBeGreaterThan(5);
    expect(scene.reports.flatMap((report) => found(printed(report)))).toEqual([]);
  });

  it('of credentials, clients, and what was found in the environment', async () => {
    const options = {
      fetch: async (): Promise<Response> => Response.json({ access_token: known.access, expires_in: 60 }),
    };
    const workspaceUrl = 'https://dbc-1.cloud.databricks.com';
    const principal = servicePrincipalCredentials({
      workspaceUrl,
      clientId: 'sp',
      clientSecret: known.principal,
      ...options,
    });
    await principal.authorize();
    const variables = {
      TABLEFLOW_API_KEY: 'TABLEFLOWKEY',
      TABLEFLOW_API_SECRET: known.tableflow,
      DATABRICKS_HOST: workspaceUrl,
      DATABRICKS_TOKEN: known.pat,
      DATABRICKS_CLIENT_ID: 'sp-1',
      DATABRICKS_CLIENT_SECRET: known.principal,
    };
    const tooMany = await databricksCredentialsFromEnv({ variables }).catch((error: unknown) => error);
    const enough = await databricksCredentialsFromEnv({ variables, authType: 'pat' });
    const key = tableflowKeyFromEnv(variables);
    const values = [
      createSecret(known.cloud),
      key,
      oauthToken(async () => known.oauth),
      principal,
      principal.describe(),
      accessTokenCredentials(known.pat),
      createTableflowClient({ credentials: key }),
      createUnityCatalogClient({ workspaceUrl, credentials: principal }),
      tooMany,
      enough,
    ];
    expect(tooMany).toBeInstanceOf(Error);
    expect(values.flatMap((value) => found(printed(value)))).toEqual([]);
  });
});

it('a canary that gets out is noticed', () => {
  const leaks = [
    new Error(known.cloud),
    { headers: { authorization: `Basic ${pairs[0]}` } },
    new Error('x', { cause: { token: encodeURIComponent(known.pat) } }),
    networkDetail(new Error(JSON.stringify(known.kafka))),
  ];
  // `explain` and our own details clean what is known; the other ways to print do not.
  expect(leaks.map((leak) => found(printed(leak)).length > 0)).toEqual([true, true, true, true]);
});
