import { accessTokenCredentials, createUnityCatalogClient } from '@tableflow-workshop/databricks-client';
import { describe, expect, it } from 'vitest';
import { riverHotels, type Simulator, type SimulatorOptions } from '../src/index.ts';
import { createLab, makeTopic, refusalOf, tableflowBody } from './lab.ts';

const credentials = '/api/2.1/unity-catalog/storage-credentials';
const locations = '/api/2.1/unity-catalog/external-locations';
const { customerRoleArn: roleArn, confluentRoleArn, externalId } = riverHotels.providerIntegration;
const { adminToken, metastoreId, workspaceUrl } = riverHotels.databricks;
const databricksArn = 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED';

const assume = (principal: string, id: string, also: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': id }, ...also },
});
const confluent = assume(confluentRoleArn, externalId);
const databricks = assume(databricksArn, metastoreId);
const itself = assume('arn:aws:iam::123456789012:root', metastoreId, { ArnLike: { 'aws:PrincipalArn': roleArn } });
const policyOf = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

/** A world in which nobody is let in before the customer's account says so. */
function createGuardedLab(options: SimulatorOptions = {}) {
  const lab = createLab({ world: { ...riverHotels, isTrustEnforced: true }, ...options });
  const { simulator, clock } = lab;
  const unityCatalog = createUnityCatalogClient({
    workspaceUrl,
    credentials: accessTokenCredentials(adminToken),
    fetch: simulator.fetch,
    clock,
    maxRetries: 0,
  });
  /** What validation says, in one word or with its reason. */
  const validate = async (): Promise<string> => {
    const { data } = await unityCatalog.POST('/api/2.1/unity-catalog/validate-storage-credentials', {
      body: { storage_credential_name: 'river-storage-credential', url: `s3://${riverHotels.bucket.name}/` },
    });
    const results = new Set(data?.results?.map((one) => [one.result, one.message].filter(Boolean).join(': ')));
    return [...results].join(', ');
  };
  return { ...lab, unityCatalog, validate };
}

describe('the trust policy of a role', () => {
  it('lets Databricks in once it propagated, and not before', async () => {
    const { simulator, validate, pass } = createGuardedLab();
    expect(await validate()).toBe(`FAIL: Databricks may not assume role ${roleArn}.`);
    simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(confluent, databricks, itself));
    await pass(29_999);
    expect(await validate()).toBe(`FAIL: Databricks may not assume role ${roleArn}.`);
    await pass(1);
    expect(await validate()).toBe('PASS');
  });

  it.each([
    ['no word for the role itself', policyOf(databricks), `FAIL: Role ${roleArn} is not self-assuming.`],
    [
      'the account, without the name of the role',
      policyOf(databricks, assume('arn:aws:iam::123456789012:root', metastoreId)),
      `FAIL: Role ${roleArn} is not self-assuming.`,
    ],
    ['the role itself by name', policyOf(databricks, assume(roleArn, metastoreId)), 'PASS'],
    [
      'another external id',
      policyOf(assume(databricksArn, 'another'), itself),
      `FAIL: Databricks may not assume role ${roleArn}.`,
    ],
    ['Confluent only', policyOf(confluent, itself), `FAIL: Databricks may not assume role ${roleArn}.`],
    ['nothing that can be read', 'none', `FAIL: Databricks may not assume role ${roleArn}.`],
  ])('with %s', async (_name, policy, said) => {
    const { simulator, validate } = createGuardedLab({ timings: { trustPropagationMs: 0 } });
    simulator.cloudAccount.setTrustPolicy(roleArn, policy);
    expect(await validate()).toBe(said);
  });

  it('goes on as it was while a newer one propagates', async () => {
    const { simulator, validate, pass } = createGuardedLab();
    simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(databricks, itself));
    await pass(30_000);
    simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(confluent));
    expect(await validate()).toBe('PASS');
    await pass(30_000);
    expect(await validate()).toBe(`FAIL: Databricks may not assume role ${roleArn}.`);
  });

  it('has to let Confluent in before Tableflow writes to the bucket', async () => {
    const lab = createGuardedLab({ timings: { trustPropagationMs: 0 } });
    await makeTopic(lab, 'clicks');
    lab.simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(databricks, itself));
    const enable = () =>
      lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body: tableflowBody('clicks') });
    const refused = refusalOf(await enable());
    expect([refused.status, JSON.stringify(refused.error)]).toEqual([
      422,
      expect.stringContaining('bucket river-tableflow-bucket cannot be reached with provider integration cspi-river1'),
    ]);
    lab.simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(confluent, databricks, itself));
    expect((await enable()).response.status).toBe(202);
  });
});

describe('what is made on a closed storage', () => {
  const location = { name: 'second', url: 's3://second/', credential_name: 'river-storage-credential' };

  it('is refused by READ before the policy, by an empty 500 while it propagates, and is taken after', async () => {
    const { simulator, unityCatalog, pass } = createGuardedLab();
    const create = async () => {
      const { response, error } = await unityCatalog.POST(locations, { body: location });
      return [response.status, error];
    };
    expect(await create()).toEqual([
      403,
      {
        error_code: 'PERMISSION_DENIED',
        message: `The storage credential does not have READ permissions on url s3://second/. Databricks may not assume role ${roleArn}.`,
      },
    ]);
    simulator.cloudAccount.setTrustPolicy(roleArn, policyOf(databricks, itself));
    expect(await create()).toEqual([500, { error_code: 'INTERNAL_ERROR', message: '' }]);
    await pass(30_000);
    expect(await create()).toEqual([200, undefined]);
  });

  it('is made all the same without validation', async () => {
    const { unityCatalog } = createGuardedLab();
    const role = { aws_iam_role: { role_arn: 'arn:aws:iam::123456789012:role/new' } };
    const checked = await unityCatalog.POST(credentials, { body: { name: 'new', ...role } });
    const unchecked = await unityCatalog.POST(credentials, { body: { name: 'new', ...role, skip_validation: true } });
    const blind = await unityCatalog.POST(locations, { body: { ...location, skip_validation: true } });
    expect([checked, unchecked, blind].map(({ response }) => response.status)).toEqual([403, 200, 200]);
  });
});

describe('Azure', () => {
  it('lets in the application and the access connector, each by its own', async () => {
    const { clients, simulator, unityCatalog, pass } = createGuardedLab();
    const environment = { id: 'env-river1' };
    const config = { kind: 'AzureIntegrationConfig' as const, customer_azure_tenant_id: 'tenant' };
    const drafted = await clients.providerIntegrationsV2.POST('/pim/v2/integrations', {
      body: { provider: 'AZURE', config, environment },
    });
    const { id = '', config: made } = drafted.data ?? {};
    const applicationId = made?.kind === 'AzureIntegrationConfig' ? made.confluent_multi_tenant_app_id : undefined;
    const connector = { access_connector_id: '/subscriptions/s/accessConnectors/river' };
    await unityCatalog.POST(credentials, {
      body: { name: 'azure', azure_managed_identity: connector, skip_validation: true },
    });
    const check = async (): Promise<readonly unknown[]> => {
      const validated = await clients.providerIntegrationsV2.POST('/pim/v2/integrations:validate', {
        body: { id, environment },
      });
      const { data } = await unityCatalog.POST('/api/2.1/unity-catalog/validate-storage-credentials', {
        body: { storage_credential_name: 'azure', url: 'abfss://tables@river.dfs.core.windows.net/' },
      });
      return [validated.response.status, data?.results?.[0]?.result];
    };
    expect(await check()).toEqual([400, 'FAIL']);
    simulator.cloudAccount.admit(applicationId ?? '');
    await pass(30_000);
    expect(await check()).toEqual([204, 'FAIL']);
    simulator.cloudAccount.admit(connector.access_connector_id);
    await pass(30_000);
    expect(await check()).toEqual([204, 'PASS']);
  });
});

describe('a world that takes trust as given', () => {
  it('knows of no policies', () => {
    const { simulator } = createLab();
    const set = ({ cloudAccount }: Simulator) => cloudAccount.setTrustPolicy(roleArn, policyOf());
    expect(() => set(simulator)).toThrow('this world takes trust as given: set isTrustEnforced');
    expect(simulator.state.trusts).toBeUndefined();
  });
});
