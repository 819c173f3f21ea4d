import { describe, expect, it } from 'vitest';
import { createLab, failureBody, type Lab, makeTopic, refusalOf, tableflowBody, tableflowScope } from './lab.ts';

const v1 = '/pim/v1/integrations';
const v1Path = '/pim/v1/integrations/{id}';
const environment = { id: 'env-river1' };
const own = { path: { id: 'cspi-river1' }, query: { environment: 'env-river1' } };
const role = 'arn:aws:iam::123456789012:role/second-role';

async function enable(lab: Lab): Promise<void> {
  await makeTopic(lab, 'clicks');
  await lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body: tableflowBody('clicks') });
}

async function disable({ clients }: Lab): Promise<void> {
  await clients.tableflow.DELETE('/tableflow/v1/tableflow-topics/{display_name}', {
    params: { path: { display_name: 'clicks' }, query: tableflowScope },
  });
}

describe('provider integrations with AWS', () => {
  it('creates one with a role and an external id of its own', async () => {
    const { clients } = createLab();
    const { data, response } = await clients.providerIntegrations.POST(v1, {
      body: {
        display_name: 'second',
        config: { kind: 'AwsIntegrationConfig', customer_iam_role_arn: role },
        environment,
      },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('https://api.confluent.cloud/pim/v1/integrations/cspi-001000');
    expect(data).toEqual({
      api_version: 'pim/v1',
      kind: 'Integration',
      id: 'cspi-001000',
      display_name: 'second',
      provider: 'AWS',
      config: {
        kind: 'AwsIntegrationConfig',
        customer_iam_role_arn: role,
        iam_role_arn: 'arn:aws:iam::210987654321:role/cspi-001000',
        external_id: '00000000-0000-4000-8000-000000000002',
      },
      usages: [],
      environment: {
        id: 'env-river1',
        related: 'https://api.confluent.cloud/org/v2/environments/env-river1',
        resource_name: 'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1',
      },
    });
  });

  it('refuses a role that another one has', async () => {
    const { clients } = createLab();
    const body = {
      config: {
        kind: 'AwsIntegrationConfig' as const,
        customer_iam_role_arn: 'arn:aws:iam::123456789012:role/river-tableflow-role',
      },
      environment,
    };
    const result = await clients.providerIntegrations.POST(v1, { body });
    expect(refusalOf(result)).toEqual({
      status: 409,
      error: failureBody(
        409,
        'role arn:aws:iam::123456789012:role/river-tableflow-role is used by provider integration cspi-river1',
        { code: 'resource_already_exists', pointer: '/config/customer_iam_role_arn' },
      ),
    });
    expect(result.response.headers.get('location')).toBe('https://api.confluent.cloud/pim/v1/integrations/cspi-river1');
  });

  it('lists those of an environment and a provider, whatever its case', async () => {
    const { clients } = createLab();
    const ids = async (environmentId: string, provider: string) =>
      (
        await clients.providerIntegrations.GET(v1, { params: { query: { environment: environmentId, provider } } })
      ).data?.data.map((one) => one.id);
    expect(await ids('env-river1', 'aws')).toEqual(['cspi-river1']);
    expect(await ids('env-river1', 'AZURE')).toEqual([]);
    const elsewhere = await clients.providerIntegrations.GET(v1, { params: { query: { environment: 'env-none' } } });
    expect(elsewhere.response.status).toBe(400);
  });

  it('answers 404 in a shape of its own', async () => {
    const { clients } = createLab();
    const result = await clients.providerIntegrations.GET(v1Path, {
      params: { path: { id: 'cspi-none' }, query: { environment: 'env-river1' } },
    });
    expect(refusalOf(result)).toEqual({
      status: 404,
      error: { error_code: 404, message: 'Provider Integration cspi-none not found' },
    });
  });
});

describe('deleting a provider integration', () => {
  const refused = {
    status: 409,
    error: failureBody(
      409,
      'Provider integration cspi-river1 cannot be deleted as it is being used by active TableFlow instances',
    ),
  };

  it('is done at once where nothing uses it', async () => {
    const { clients } = createLab();
    const deleted = await clients.providerIntegrations.DELETE(v1Path, { params: own });
    const after = await clients.providerIntegrations.GET(v1Path, { params: own });
    expect([deleted.response.status, after.response.status]).toEqual([204, 404]);
  });

  it('is refused while a topic uses it, while that goes away, and for a while after', async () => {
    const lab = createLab();
    const { clients, pass } = lab;
    await enable(lab);
    const { data } = await clients.providerIntegrations.GET(v1Path, { params: own });
    expect(data?.usages).toEqual([
      'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1/cloud-cluster=lkc-river1/kafka=lkc-river1/tableflow-topic=clicks',
    ]);
    const remove = async () => refusalOf(await clients.providerIntegrations.DELETE(v1Path, { params: own }));
    expect(await remove()).toEqual(refused);
    await disable(lab);
    expect(await remove()).toEqual(refused);
    await pass(69_999);
    expect(await remove()).toEqual(refused);
    await pass(1);
    expect(await remove()).toEqual({ status: 204, error: undefined });
  });
});
