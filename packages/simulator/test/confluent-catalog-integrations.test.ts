import { describe, expect, it } from 'vitest';
import { createLab, failureBody, type Lab, refusalOf, tableflowScope, unityBody } from './lab.ts';

const integrations = '/tableflow/v1/catalog-integrations';
const integrationPath = '/tableflow/v1/catalog-integrations/{id}';
const identity = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };

async function connect({ clients }: Lab, body = unityBody()) {
  const { data, response, error } = await clients.tableflow.POST(integrations, { body });
  return { data, response, error, id: data?.id ?? '' };
}

async function read({ clients }: Lab, id: string) {
  const { data } = await clients.tableflow.GET(integrationPath, { params: { path: { id }, query: tableflowScope } });
  return data;
}

describe('creating a Unity integration', () => {
  it('answers 202, PENDING, without secrets', async () => {
    const { data, response } = await connect(createLab());
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe(
      'https://api.confluent.cloud/tableflow/v1/catalog-integrations/tci-001000',
    );
    expect(data).toMatchObject({
      api_version: 'tableflow/v1',
      kind: 'CatalogIntegration',
      id: 'tci-001000',
      status: { phase: 'PENDING', error_message: '' },
    });
    expect(data?.spec.config).toEqual({
      kind: 'Unity',
      workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
      catalog_name: 'river-hotels',
    });
  });

  it('never shows a secret, in no answer', async () => {
    const lab = createLab();
    const { id } = await connect(lab);
    const list = await lab.clients.tableflow.GET(integrations, { params: { query: tableflowScope } });
    const patched = await lab.clients.tableflow.PATCH(integrationPath, {
      params: { path: { id } },
      body: { spec: { ...identity, config: { kind: 'Unity', client_secret: 'river-databricks-secret' } } },
    });
    const said = JSON.stringify([list.data, patched.data, await read(lab, id)]);
    expect(said).toContain('tci-001000');
    expect(said).not.toContain('secret');
    expect(said).not.toContain('c0ffee00');
  });

  it('refuses a second one for the same catalog', async () => {
    const lab = createLab();
    await connect(lab);
    const second = await connect(
      lab,
      unityBody({ workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com/' }),
    );
    expect(refusalOf(second)).toEqual({
      status: 409,
      error: failureBody(409, 'catalog integration tci-001000 already publishes to this catalog', {
        code: 'resource_already_exists',
      }),
    });
    const other = await connect(lab, unityBody({ catalog_name: 'other' }));
    expect(other.response.status).toBe(202);
  });

  it.each([
    [{ custom_schema: 'river hotels' }, 'custom_schema may hold letters, digits, "_" and "-" only', 'custom_schema'],
    [{ workspace_endpoint: 'dbc-1' }, 'dbc-1 is not the address of a workspace', 'workspace_endpoint'],
  ])('refuses %j', async (config, detail, field) => {
    expect(refusalOf(await connect(createLab(), unityBody(config)))).toEqual({
      status: 422,
      error: failureBody(422, detail, { code: 'invalid_configuration', pointer: `/spec/config/${field}` }),
    });
  });

  it('refuses an unknown cluster', async () => {
    const { clients } = createLab();
    const body = { spec: { ...unityBody().spec, kafka_cluster: { id: 'lkc-none' } } };
    const { response } = await clients.tableflow.POST(integrations, { body });
    expect(response.status).toBe(400);
  });

  it('takes Glue only with a provider integration that exists, and then uses it', async () => {
    const { clients } = createLab();
    const glue = (providerIntegrationId: string) => ({
      spec: {
        ...unityBody().spec,
        config: { kind: 'AwsGlue' as const, provider_integration_id: providerIntegrationId },
      },
    });
    const refused = await clients.tableflow.POST(integrations, { body: glue('cspi-none') });
    const taken = await clients.tableflow.POST(integrations, { body: glue('cspi-river1') });
    expect([refused.response.status, taken.response.status]).toEqual([422, 202]);
    const { data } = await clients.providerIntegrations.GET('/pim/v1/integrations/{id}', {
      params: { path: { id: 'cspi-river1' }, query: { environment: 'env-river1' } },
    });
    expect(data?.usages).toEqual([
      'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1/cloud-cluster=lkc-river1/kafka=lkc-river1/catalog-integration=tci-001000',
    ]);
  });
});

describe('changing a Unity integration', () => {
  it('renames, sets and clears fields, and keeps what is not named', async () => {
    const lab = createLab();
    const { id } = await connect(lab, unityBody({ custom_schema: 'riverhotel' }));
    const patch = (spec: object) =>
      lab.clients.tableflow.PATCH(integrationPath, {
        params: { path: { id } },
        body: { spec: { ...identity, ...spec } },
      });
    const renamed = await patch({ display_name: 'renamed' });
    expect(renamed.response.status).toBe(200);
    expect([renamed.data?.spec.display_name, renamed.data?.spec.config]).toEqual([
      'renamed',
      {
        kind: 'Unity',
        workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
        catalog_name: 'river-hotels',
        custom_schema: 'riverhotel',
      },
    ]);
    const cleared = await patch({ config: { kind: 'Unity', custom_schema: '', catalog_name: 'prod' } });
    expect(cleared.data?.spec.config).toEqual({
      kind: 'Unity',
      workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
      catalog_name: 'prod',
    });
  });

  it('keeps its kind', async () => {
    const lab = createLab();
    const { id } = await connect(lab);
    const result = await lab.clients.tableflow.PATCH(integrationPath, {
      params: { path: { id } },
      body: { spec: { ...identity, config: { kind: 'AwsGlue' } } },
    });
    expect(refusalOf(result)).toEqual({
      status: 422,
      error: failureBody(422, 'the kind of a catalog integration cannot change from Unity', {
        code: 'invalid_configuration',
        pointer: '/spec/config/kind',
      }),
    });
  });
});
