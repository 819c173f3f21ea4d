import { expect } from 'vitest';
import { canonicalPath } from '../../src/request/canonical-path.ts';
import { connectorConfig } from '../lab.ts';
import { type Recorded, type Replay, send } from './replay.ts';

// What has to be there before a recorded request makes sense: the recording holds each shape of a request once, and what
// it names was made by another.

const cluster = '/kafka/v3/clusters/lkc-river1';
const connectors = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors';
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const place = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
const schema = '{"type":"record","name":"T","fields":[{"name":"id","type":"int"}]}';

/** Makes what a request names, and gives the request with the ids of this run. */
export async function setConfluentScene(replay: Replay, recorded: Recorded): Promise<Recorded> {
  const path = canonicalPath(recorded.path);
  const named = (pattern: RegExp): string | undefined => {
    const name = pattern.exec(path)?.[1];
    return name === undefined || /none$/.test(name) ? undefined : decodeURIComponent(name);
  };
  const make = async (at: string, body: object): Promise<{ id: string; spec?: { id?: string } }> => {
    const response = await send(replay, { method: 'POST', path: at, query: '', body });
    expect([at, response.status < 300]).toEqual([at, true]);
    return (await response.json()) as { id: string };
  };

  const {
    topic_name: created,
    spec,
    schema: sent,
  } = (recorded.body ?? {}) as {
    topic_name?: string;
    spec?: { display_name?: string };
    schema?: string;
  };
  const topic =
    named(/^\/kafka\/v3\/clusters\/[^/]+\/topics\/([^/]+)/) ??
    named(/^\/tableflow\/v1\/tableflow-topics\/([^/]+)/) ??
    (path.endsWith('/tableflow-topics') ? spec?.display_name : undefined);
  if (topic !== undefined && created === undefined) {
    await make(`${cluster}/topics`, { topic_name: topic });
    await make(`/subjects/${topic}-value/versions`, { schema });
  }
  const subject = named(/^\/(?:compatibility\/)?subjects\/([^/]+)/);
  if (subject !== undefined && !(recorded.method === 'POST' && path.startsWith('/subjects'))) {
    await make(`/subjects/${subject}/versions`, { schema: sent ?? schema });
  }
  const connector = named(/\/connectors\/([^/]+)/);
  if (connector !== undefined)
    await make(connectors, { name: connector, config: { ...connectorConfig, name: connector } });
  if (path.endsWith('/offsets/request/status')) {
    await make(`${connectors}/${connector}/offsets/request`, { type: 'DELETE' });
  }
  const table = named(/^\/tableflow\/v1\/tableflow-topics\/([^/]+)/);
  if (table !== undefined) {
    const storage = { kind: 'ByobAws', bucket_name: 'river-tableflow-bucket', provider_integration_id: 'cspi-river1' };
    await make('/tableflow/v1/tableflow-topics', {
      spec: { ...place, display_name: table, storage, table_formats: ['DELTA'] },
    });
  }

  let text = JSON.stringify(recorded);
  for (const [pattern, at, body, query] of makers) {
    const id = pattern.exec(path)?.[1];
    if (id === undefined) continue;
    const made = await make(at + (query ? `?${query}` : ''), body);
    text = text.replaceAll(id, made.id);
  }
  return JSON.parse(text) as Recorded;
}

const makers: readonly (readonly [RegExp, string, object, string?])[] = [
  [/\/service-accounts\/(sa-0\w+)/, '/iam/v2/service-accounts', { display_name: 'scene' }],
  [/\/api-keys\/(SIMULATEDK\w+)/, '/iam/v2/api-keys', { spec: { owner: { id: 'sa-river1' } } }],
  [
    /\/role-bindings\/(rb-0\w+)/,
    '/iam/v2/role-bindings',
    {
      principal: 'User:sa-river1',
      role_name: 'MetricsViewer',
      crn_pattern: 'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1',
    },
  ],
  [
    /\/pim\/v1\/integrations\/(cspi-0\w+)/,
    '/pim/v1/integrations',
    {
      display_name: 'scene',
      provider: 'AWS',
      environment: { id: 'env-river1' },
      config: { kind: 'AwsIntegrationConfig', customer_iam_role_arn: 'arn:aws:iam::123456789012:role/scene' },
    },
  ],
  [
    /\/pim\/v2\/integrations\/(cspi-0\w+)/,
    '/pim/v2/integrations',
    { display_name: 'scene', provider: 'azure', environment: { id: 'env-river1' } },
  ],
  [
    /\/catalog-integrations\/(tci-0\w+)/,
    '/tableflow/v1/catalog-integrations',
    {
      spec: {
        ...place,
        display_name: 'scene',
        config: {
          kind: 'Unity',
          workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
          catalog_name: 'river-hotels',
          client_id: 'c0ffee00-1111-4222-8333-444455556666',
          client_secret: 'river-databricks-secret',
        },
      },
    },
    scope,
  ],
];
