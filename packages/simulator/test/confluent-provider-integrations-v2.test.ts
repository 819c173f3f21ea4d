import { describe, expect, it } from 'vitest';
import { createLab, failureBody, makeTopic, refusalOf, tableflowBody } from './lab.ts';

const v2 = '/pim/v2/integrations';
const v2Path = '/pim/v2/integrations/{id}';
const environment = { id: 'env-river1' };

describe('provider integrations of the second version', () => {
  it('drafts Azure with Confluent application and an empty tenant, then takes the tenant once', async () => {
    const { clients } = createLab();
    const drafted = await clients.providerIntegrationsV2.POST(v2, {
      body: { display_name: 'azure', provider: 'AZURE', environment },
    });
    expect(drafted.response.status).toBe(201);
    expect(drafted.data).toMatchObject({
      api_version: 'pim/v2',
      id: 'cspi-001000',
      provider: 'AZURE',
      status: 'DRAFT',
      config: {
        kind: 'AzureIntegrationConfig',
        customer_azure_tenant_id: '',
        confluent_multi_tenant_app_id: '00000000-0000-4000-8000-000000000002',
      },
    });
    const config = { kind: 'AzureIntegrationConfig' as const, customer_azure_tenant_id: 'tenant' };
    const patch = () =>
      clients.providerIntegrationsV2.PATCH(v2Path, {
        params: { path: { id: 'cspi-001000' } },
        body: { environment, config },
      });
    const { data } = await patch();
    expect([data?.status, data?.config]).toEqual([
      'CREATED',
      {
        kind: 'AzureIntegrationConfig',
        customer_azure_tenant_id: 'tenant',
        confluent_multi_tenant_app_id: '00000000-0000-4000-8000-000000000002',
      },
    ]);
    expect(refusalOf(await patch())).toEqual({
      status: 409,
      error: failureBody(409, 'provider integration cspi-001000 is CREATED; only a DRAFT can be configured'),
    });
  });

  it('is Google Cloud where no provider is named, and CREATED with a configuration', async () => {
    const { clients } = createLab();
    const { data } = await clients.providerIntegrationsV2.POST(v2, {
      body: {
        config: { kind: 'GcpIntegrationConfig', customer_google_service_account: 'river@example.com' },
        environment,
      },
    });
    expect([data?.provider, data?.status, data?.config]).toEqual([
      'GCP',
      'CREATED',
      {
        kind: 'GcpIntegrationConfig',
        customer_google_service_account: 'river@example.com',
        google_service_account: 'cspi-001000@simulated-confluent.iam.gserviceaccount.com',
      },
    ]);
  });

  it('refuses a configuration of another provider', async () => {
    const { clients } = createLab();
    const result = await clients.providerIntegrationsV2.POST(v2, {
      body: { provider: 'AZURE', config: { kind: 'GcpIntegrationConfig' }, environment },
    });
    expect(refusalOf(result)).toEqual({
      status: 422,
      error: failureBody(422, 'provider AZURE takes a configuration of kind AzureIntegrationConfig', {
        code: 'invalid_configuration',
        pointer: '/config/kind',
      }),
    });
  });

  it('validates what is configured, and a draft with a configuration to try', async () => {
    const { clients } = createLab();
    await clients.providerIntegrationsV2.POST(v2, { body: { provider: 'AZURE', environment } });
    const config = { kind: 'AzureIntegrationConfig' as const, customer_azure_tenant_id: 'tenant' };
    const validate = async (withConfig: boolean) => {
      const body = { id: 'cspi-001000', environment, ...(withConfig ? { config } : {}) };
      return (await clients.providerIntegrationsV2.POST('/pim/v2/integrations:validate', { body })).response.status;
    };
    expect([await validate(false), await validate(true)]).toEqual([400, 204]);
    await clients.providerIntegrationsV2.PATCH(v2Path, {
      params: { path: { id: 'cspi-001000' } },
      body: { environment, config },
    });
    expect([await validate(false), await validate(true)]).toEqual([204, 400]);
  });

  it('lists by part of the name and by status, apart from the first version', async () => {
    const { clients } = createLab();
    for (const name of ['river-azure', 'other']) {
      await clients.providerIntegrationsV2.POST(v2, { body: { display_name: name, provider: 'AZURE', environment } });
    }
    const names = async (query: { display_name?: string; status?: 'DRAFT' | 'CREATED' }) =>
      (
        await clients.providerIntegrationsV2.GET(v2, { params: { query: { environment: 'env-river1', ...query } } })
      ).data?.data.map((one) => one.display_name);
    expect(await names({})).toEqual(['river-azure', 'other']);
    expect(await names({ display_name: 'river' })).toEqual(['river-azure']);
    expect(await names({ status: 'CREATED' })).toEqual([]);
  });

  it('serves Azure storage once it is no DRAFT any more, and is busy then', async () => {
    const lab = createLab();
    const { clients } = lab;
    await makeTopic(lab, 'clicks');
    await clients.providerIntegrationsV2.POST(v2, { body: { provider: 'AZURE', environment } });
    const storage = {
      kind: 'AzureDataLakeStorageGen2' as const,
      storage_account_name: 'river',
      container_name: 'tables',
      provider_integration_id: 'cspi-001000',
    };
    const enableAzure = () =>
      clients.tableflow.POST('/tableflow/v1/tableflow-topics', {
        body: { spec: { ...tableflowBody('clicks').spec, storage } },
      });
    expect(refusalOf(await enableAzure())).toEqual({
      status: 422,
      error: failureBody(422, 'provider integration cspi-001000 is still a DRAFT', {
        code: 'invalid_configuration',
        pointer: '/spec/storage/provider_integration_id',
      }),
    });
    await clients.providerIntegrationsV2.PATCH(v2Path, {
      params: { path: { id: 'cspi-001000' } },
      body: { environment, config: { kind: 'AzureIntegrationConfig', customer_azure_tenant_id: 'tenant' } },
    });
    const { data } = await enableAzure();
    expect(data?.spec.storage).toMatchObject({
      storage_region: 'us-west-2',
      table_path: expect.stringMatching(/^abfss:\/\/tables@river\.dfs\.core\.windows\.net\/[01]{8}\//),
    });
    const deleted = await clients.providerIntegrationsV2.DELETE(v2Path, {
      params: { path: { id: 'cspi-001000' }, query: { environment: 'env-river1' } },
    });
    expect(deleted.response.status).toBe(409);
  });
});
