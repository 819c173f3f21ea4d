import { WaitError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { connectStorage } from '../src/recipes/connect-storage.ts';
import { inputErrorOf } from './support/input-error.ts';
import { awsInput, azureInput, roleArn, storageScene, storageState } from './support/storage-scene.ts';
import { thrownBy } from './support/thrown-by.ts';

const unity = '/api/2.1/unity-catalog';
const integrations = 'GET /pim/v1/integrations?environment=env-river1&page_size=100 → 200';
const integrationsV2 = 'GET /pim/v2/integrations?environment=env-river1&page_size=100 → 200';
const credential = (status: number): string => `GET ${unity}/storage-credentials/river-credential → ${status}`;
const locations = `GET ${unity}/external-locations?max_results=0 → 200`;
const validation = `POST ${unity}/validate-storage-credentials → 200`;
const validationV2 = (status: number): string => `POST /pim/v2/integrations:validate → ${status}`;
const createdCredential = `POST ${unity}/storage-credentials → 200`;
const createdLocation = `POST ${unity}/external-locations → 200`;

const databricksArn = 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED';
const metastoreId = '7f3c2b1a-9e8d-4c7b-8a6f-5e4d3c2b1a09';
const confluentArn = 'arn:aws:iam::210987654321:role/cspi-001000';
const confluentId = '00000000-0000-4000-8000-000000000002';
const applicationId = '00000000-0000-4000-8000-000000000002';

const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ConfluentAssumesRole',
      Effect: 'Allow',
      Principal: { AWS: confluentArn },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': confluentId } },
    },
    { Sid: 'ConfluentTagsSession', Effect: 'Allow', Principal: { AWS: confluentArn }, Action: 'sts:TagSession' },
    {
      Sid: 'UnityCatalogAssumesRole',
      Effect: 'Allow',
      Principal: { AWS: databricksArn },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': metastoreId } },
    },
    {
      Sid: 'RoleAssumesItself',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': metastoreId }, ArnLike: { 'aws:PrincipalArn': roleArn } },
    },
  ],
};
const permissions = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Bucket',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      Resource: 'arn:aws:s3:::river-tableflow-bucket',
    },
    {
      Sid: 'Objects',
      Effect: 'Allow',
      Action: [
        's3:GetObject',
        's3:PutObject',
        's3:PutObjectTagging',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      Resource: 'arn:aws:s3:::river-tableflow-bucket/*',
    },
    { Sid: 'AssumeItself', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn },
  ],
};
const awsTrust = { kind: 'ByobAws', roleArn, document: policy, permissions };
const consentUrl = `https://login.microsoftonline.com/${azureInput.tenantId}/adminconsent?client_id=${applicationId}`;
const onContainer = {
  role: 'Storage Blob Data Contributor',
  storageAccountName: 'riverstorage',
  containerName: 'tables',
};
const azureTrust = {
  kind: 'AzureDataLakeStorageGen2',
  document: { tenantId: azureInput.tenantId, applicationId, consentUrl },
  permissions: [
    { principal: applicationId, ...onContainer },
    { principal: azureInput.accessConnectorId, ...onContainer },
  ],
};
const connectedAws = {
  integrations: ['river-storage'],
  statuses: [],
  credentials: ['river-credential'],
  locations: ['river-location on s3://river-tableflow-bucket/ with river-credential'],
};
const connectedAzure = {
  ...connectedAws,
  statuses: ['CREATED'],
  locations: ['river-location on abfss://tables@riverstorage.dfs.core.windows.net/ with river-credential'],
};

describe('on AWS', () => {
  it('connects from nothing, with one trust policy that lets both sides in', async () => {
    const { administrator, applyTrust, applied, simulator, calls } = await storageScene();
    expect(await connectStorage(administrator, awsInput, { applyTrust })).toEqual({
      outcome: 'created',
      state: 'connected',
      providerIntegrationId: 'cspi-001000',
      trust: awsTrust,
    });
    expect(applied).toEqual([awsTrust]);
    expect(storageState(simulator)).toEqual(connectedAws);
    const bodies = simulator.calls.filter((call) => call.method === 'POST').map((call) => call.body);
    expect([bodies[0], bodies[1], bodies[2], bodies.at(-1)]).toEqual([
      {
        display_name: 'river-storage',
        provider: 'AWS',
        config: { kind: 'AwsIntegrationConfig', customer_iam_role_arn: roleArn },
        environment: { id: 'env-river1' },
      },
      { name: 'river-credential', skip_validation: true, aws_iam_role: { role_arn: roleArn } },
      { storage_credential_name: 'river-credential', url: 's3://river-tableflow-bucket/' },
      {
        name: 'river-location',
        url: 's3://river-tableflow-bucket/',
        credential_name: 'river-credential',
        enable_file_events: false,
      },
    ]);
    expect(calls()).toEqual([
      integrations,
      credential(404),
      locations,
      'POST /pim/v1/integrations → 201',
      integrations,
      credential(404),
      createdCredential,
      credential(200),
      validation,
      locations,
      createdLocation,
      locations,
    ]);
  });

  it('a second time applies nothing and changes nothing', async () => {
    const { administrator, applyTrust, applied, calls } = await storageScene();
    await connectStorage(administrator, awsInput, { applyTrust });
    calls();
    expect(await connectStorage(administrator, awsInput, { applyTrust })).toEqual({
      outcome: 'unchanged',
      state: 'connected',
      providerIntegrationId: 'cspi-001000',
      trust: awsTrust,
    });
    expect(applied.length).toBe(1);
    expect(calls()).toEqual([integrations, credential(200), locations, validation]);
  });

  it('opens the bucket to Tableflow too', async () => {
    const { administrator, applyTrust, simulator, lab } = await storageScene();
    const { providerIntegrationId } = await connectStorage(administrator, awsInput, { applyTrust });
    const storage = { kind: 'ByobAws' as const, bucket_name: awsInput.bucketName };
    const enable = async (): Promise<string> => {
      const { error } = await lab.confluent.tableflow.POST('/tableflow/v1/tableflow-topics', {
        body: {
          spec: {
            display_name: 'clicks',
            storage: { ...storage, provider_integration_id: providerIntegrationId },
            table_formats: ['DELTA'],
            environment: { id: 'env-river1' },
            kafka_cluster: { id: 'lkc-river1' },
          },
        },
      });
      return JSON.stringify(error ?? 'enabled');
    };
    simulator.state.confluent.topics.push({ name: 'clicks', partitions: 1, configs: {} });
    const versions = [{ version: 1, id: 1, schema: '"string"' }];
    simulator.state.confluent.subjects.push({ name: 'clicks-value', versions });
    expect(await enable()).toBe('"enabled"');
  });

  it('without a port returns the document at once, and goes on when a person applied it', async () => {
    const { administrator, applyTrust, simulator, clock, calls } = await storageScene(0);
    const startMs = clock.now();
    const first = await connectStorage(administrator, awsInput);
    expect(first).toEqual({
      outcome: 'created',
      state: 'awaiting-trust',
      providerIntegrationId: 'cspi-001000',
      trust: awsTrust,
      nextStep: `Give role ${roleArn} this trust policy and these permissions, then run connectStorage again.`,
      refusal: 'the trust was not applied yet',
    });
    expect(clock.now()).toBe(startMs);
    expect(await connectStorage(administrator, awsInput)).toEqual({
      ...first,
      outcome: 'unchanged',
      refusal: `Databricks: READ FAIL: Databricks may not assume role ${roleArn}.`,
    });
    calls();
    await applyTrust(first.trust);
    expect(await connectStorage(administrator, awsInput)).toEqual({
      outcome: 'created',
      state: 'connected',
      providerIntegrationId: 'cspi-001000',
      trust: awsTrust,
    });
    expect(storageState(simulator)).toEqual(connectedAws);
    expect(calls()).toEqual([integrations, credential(200), locations, validation, createdLocation, locations]);
  });

  it('does not wait when told so', async () => {
    const { administrator, applyTrust, clock } = await storageScene();
    const startMs = clock.now();
    const { outcome, state, nextStep } = await connectStorage(administrator, awsInput, { applyTrust, wait: false });
    expect([outcome, state, nextStep, clock.now() - startMs]).toEqual([
      'created',
      'propagating',
      'Run connectStorage again in a minute.',
      0,
    ]);
  });
});

describe('on Azure', () => {
  it('connects from nothing: draft, tenant, consent, validation', async () => {
    const { administrator, applyTrust, applied, simulator, calls } = await storageScene();
    expect(await connectStorage(administrator, azureInput, { applyTrust })).toEqual({
      outcome: 'created',
      state: 'connected',
      providerIntegrationId: 'cspi-001000',
      trust: azureTrust,
    });
    expect(applied).toEqual([azureTrust]);
    expect(storageState(simulator)).toEqual(connectedAzure);
    const bodies = simulator.calls.filter((call) => call.status !== 404).map((call) => call.body);
    expect(bodies.filter((body) => body !== undefined).slice(0, 4)).toEqual([
      { display_name: 'river-storage', provider: 'AZURE', environment: { id: 'env-river1' } },
      {
        environment: { id: 'env-river1' },
        config: { kind: 'AzureIntegrationConfig', customer_azure_tenant_id: azureInput.tenantId },
      },
      {
        name: 'river-credential',
        skip_validation: true,
        azure_managed_identity: { access_connector_id: azureInput.accessConnectorId },
      },
      { id: 'cspi-001000', environment: { id: 'env-river1' } },
    ]);
    expect(calls()).toEqual([
      integrationsV2,
      credential(404),
      locations,
      'POST /pim/v2/integrations → 201',
      integrationsV2,
      'PATCH /pim/v2/integrations/cspi-001000 → 200',
      credential(404),
      createdCredential,
      credential(200),
      validationV2(400),
      validationV2(204),
      validation,
      locations,
      createdLocation,
      locations,
    ]);
  });

  it('a second time applies nothing and changes nothing', async () => {
    const { administrator, applyTrust, applied, calls } = await storageScene();
    await connectStorage(administrator, azureInput, { applyTrust });
    calls();
    const { outcome, state } = await connectStorage(administrator, azureInput, { applyTrust });
    expect([outcome, state, applied.length]).toEqual(['unchanged', 'connected', 1]);
    expect(calls()).toEqual([integrationsV2, credential(200), locations, validationV2(204), validation]);
  });

  it('without a port says who has to consent, and where', async () => {
    const { administrator } = await storageScene();
    const { state, trust, nextStep } = await connectStorage(administrator, azureInput);
    expect([state, trust, nextStep]).toEqual([
      'awaiting-trust',
      azureTrust,
      `Have an administrator of tenant ${azureInput.tenantId} open ${consentUrl}, assign the roles of these permissions, then run connectStorage again.`,
    ]);
  });

  it('assigns the role to an identity of its own, where the connector has one', async () => {
    const { administrator, applyTrust } = await storageScene(0);
    const managedIdentityId = '/subscriptions/s1/userAssignedIdentities/river';
    const { state, trust } = await connectStorage(administrator, { ...azureInput, managedIdentityId }, { applyTrust });
    expect([state, trust.permissions]).toEqual([
      'connected',
      [
        { principal: applicationId, ...onContainer },
        { principal: managedIdentityId, ...onContainer },
      ],
    ]);
    const error = await inputErrorOf(() => connectStorage(administrator, azureInput, { applyTrust }));
    expect(error.problems.map(({ problem }) => problem)).toEqual([
      `river-credential is for ${managedIdentityId}, not for the identity of the connector itself.`,
    ]);
  });

  it('finishes a draft that a killed run left', async () => {
    const { administrator, applyTrust, simulator } = await storageScene();
    await administrator.providerIntegrationsV2.POST('/pim/v2/integrations', {
      body: { display_name: 'river-storage', provider: 'AZURE', environment: { id: 'env-river1' } },
    });
    expect((await connectStorage(administrator, azureInput, { applyTrust })).state).toBe('connected');
    expect(storageState(simulator)).toEqual(connectedAzure);
  });
});

describe('the trust propagates', () => {
  const delays = Array.from({ length: 25 }, (_one, index) => index * 5_000);

  it.each(delays)('for %i ms: one document, and done at the first check after that', async (trustPropagationMs) => {
    const { administrator, applyTrust, applied, simulator, clock } = await storageScene(trustPropagationMs);
    let appliedAtMs = 0;
    const { state } = await connectStorage(administrator, awsInput, {
      applyTrust: async (trust) => {
        appliedAtMs = clock.now();
        await applyTrust(trust);
      },
    });
    expect([state, applied.length]).toEqual(['connected', 1]);
    const checks = simulator.calls
      .filter((call) => call.operationId === 'validateStorageCredential')
      .map((call) => call.atMs - appliedAtMs);
    const lastMs = checks.at(-1) ?? Number.NaN;
    // Every check but the last came too early, and no pause is longer than one poll.
    expect(checks.slice(0, -1).every((checkMs) => checkMs < trustPropagationMs)).toBe(true);
    expect(lastMs).toBeGreaterThanOrEqual(trustPropagationMs);
    expect(lastMs - trustPropagationMs).toBeLessThanOrEqual(5_000);
    expect(checks.every((checkMs, index) => checkMs - (checks[index - 1] ?? 0) <= 5_000)).toBe(true);
    expect(clock.now() - appliedAtMs).toBe(lastMs);
  });

  it('for long on Azure as well', async () => {
    const { administrator, applyTrust, applied, clock } = await storageScene(120_000);
    const startMs = clock.now();
    await connectStorage(administrator, azureInput, { applyTrust });
    const elapsedMs = clock.now() - startMs;
    expect([applied.length, elapsedMs >= 120_000, elapsedMs <= 125_000]).toEqual([1, true, true]);
  });

  it('to the service that makes locations last: an empty 500 and a refused READ are tried again', async () => {
    const { administrator, applyTrust, applied, simulator } = await storageScene(0);
    const empty = { status: 500, body: { error_code: 'INTERNAL_ERROR', message: '' } };
    const message = 'The AWS role does not have READ permissions on url s3://river-tableflow-bucket/.';
    const refused = { status: 403, body: { error_code: 'PERMISSION_DENIED', message } };
    simulator.faults.add({ on: 'createExternalLocation', answer: empty, times: 2 });
    simulator.faults.add({ on: 'createExternalLocation', answer: refused });
    expect((await connectStorage(administrator, awsInput, { applyTrust })).state).toBe('connected');
    const tries = simulator.calls.filter((call) => call.operationId === 'createExternalLocation');
    expect([applied.length, tries.map((call) => call.status)]).toEqual([1, [500, 500, 403, 200]]);
  });

  it('to AWS too: a policy with a principal that is not known yet is handed over again', async () => {
    const { administrator, applyTrust, applied, clock } = await storageScene(0);
    const startMs = clock.now();
    const { state } = await connectStorage(administrator, awsInput, {
      applyTrust: async (trust) => {
        if (clock.now() - startMs < 20_000) throw new Error(`Invalid principal in policy: "AWS":"${confluentArn}"`);
        await applyTrust(trust);
      },
    });
    expect([state, applied]).toEqual(['connected', [awsTrust]]);
  });
});

describe('a trust that does not come', () => {
  const hold = async (trust: object): Promise<void> => expect(Object.keys(trust)).toContain('document');

  it('ends after five minutes with what was said last, and the likeliest cause', async () => {
    const { administrator, clock } = await storageScene();
    const startMs = clock.now();
    const error = await thrownBy(connectStorage(administrator, awsInput, { applyTrust: hold }));
    expect(WaitError.isInstance(error) && [error.reason, error.history.map(({ phase }) => phase)]).toEqual([
      'timeout',
      ['PROPAGATING'],
    ]);
    expect(error.message).toBe(
      `Waited for the trust of ${roleArn} to work: still PROPAGATING (Databricks: READ FAIL: Databricks may not assume role ${roleArn}.) after 300 s. Compare the live trust policy of role ${roleArn} with the document that was applied, and see that its permissions reach the bucket; a policy of the organisation or of the bucket may deny it too.`,
    );
    expect(clock.now() - startMs).toBe(300_000);
  });

  it('names the missing word of the role for itself', async () => {
    const { administrator, simulator } = await storageScene(0);
    const error = await thrownBy(
      connectStorage(administrator, awsInput, {
        timeoutMs: 30_000,
        applyTrust: async (trust) => {
          if (trust.kind !== 'ByobAws') return;
          const Statement = trust.document.Statement.filter((one) => one.Sid !== 'RoleAssumesItself');
          simulator.cloudAccount.setTrustPolicy(trust.roleArn, { ...trust.document, Statement });
        },
      }),
    );
    expect(error.message).toBe(
      `Waited for the trust of ${roleArn} to work: still PROPAGATING (Databricks: READ FAIL: Role ${roleArn} is not self-assuming.) after 30 s. Role ${roleArn} has to trust itself and to be allowed to assume itself: compare statement RoleAssumesItself of its trust policy and AssumeItself of its permissions with what the recipe gave.`,
    );
  });

  it('asks for the consent on Azure', async () => {
    const { administrator } = await storageScene();
    const error = await thrownBy(connectStorage(administrator, azureInput, { applyTrust: hold, timeoutMs: 60_000 }));
    expect(error.message).toBe(
      `Waited for the trust of ${azureInput.tenantId} to work: still PROPAGATING (Confluent Cloud: application ${applicationId} has no service principal in the tenant) after 60 s. Consent to application ${applicationId} (${consentUrl}, or: az ad sp create --id ${applicationId}), and assign Storage Blob Data Contributor on the container to its service principal.`,
    );
  });

  it('names the access connector where only Databricks is shut out', async () => {
    const { administrator, simulator } = await storageScene(0);
    const applyTrust = async (): Promise<void> => simulator.cloudAccount.admit(applicationId);
    const error = await thrownBy(connectStorage(administrator, azureInput, { applyTrust, timeoutMs: 60_000 }));
    expect(error.message).toContain('has no role on the storage.) after 60 s. Assign Storage Blob Data Contributor');
  });

  it('is not waited for where the caller is missing a right of his own', async () => {
    const { administrator, applyTrust, simulator, clock } = await storageScene(0);
    const message = "User does not have CREATE EXTERNAL LOCATION on Metastore 'm'.";
    const answer = { status: 403, body: { error_code: 'PERMISSION_DENIED', message } };
    simulator.faults.add({ on: 'createExternalLocation', answer });
    const startMs = clock.now();
    const error = await thrownBy(connectStorage(administrator, awsInput, { applyTrust }));
    expect([WaitError.isInstance(error) && error.reason, clock.now() - startMs]).toEqual(['refused', 0]);
    expect(error.message).toContain(message.slice(0, -1));
  });

  it('lets the error of the port through', async () => {
    const { administrator } = await storageScene();
    const applyTrust = async (): Promise<void> => {
      throw new Error('AccessDenied: iam:UpdateAssumeRolePolicy');
    };
    const error = await thrownBy(connectStorage(administrator, awsInput, { applyTrust }));
    expect(error.message).toBe('AccessDenied: iam:UpdateAssumeRolePolicy');
  });
});

describe('a live policy that can be read', () => {
  it('is not written again when it says everything, however it is spelt', async () => {
    const { administrator, applyTrust, applied } = await storageScene();
    await connectStorage(administrator, awsInput, { applyTrust, wait: false });
    const live = {
      Statement: policy.Statement.map(({ Sid: _sid, Action, ...statement }) => ({ Action: [Action], ...statement })),
      Version: policy.Version,
    };
    // Still propagating, and nobody applies it twice.
    const readTrust = async (): Promise<unknown> => live;
    const { state, outcome } = await connectStorage(administrator, awsInput, { applyTrust, readTrust });
    expect([state, outcome, applied.length]).toEqual(['connected', 'created', 1]);
  });

  it('is completed when it lets only Databricks in, though all looks well from there', async () => {
    const { administrator, applyTrust, applied, simulator } = await storageScene(0);
    await connectStorage(administrator, awsInput, { applyTrust });
    const readTrust = async (): Promise<unknown> => ({ ...policy, Statement: policy.Statement.slice(2) });
    const { outcome, state } = await connectStorage(administrator, awsInput, { applyTrust, readTrust });
    expect([outcome, state, applied.length]).toEqual(['updated', 'connected', 2]);
    expect(storageState(simulator)).toEqual(connectedAws);
  });

  it('of a role that does not exist yet is none', async () => {
    const { administrator, applyTrust, applied } = await storageScene(0);
    const readTrust = async (): Promise<unknown> => undefined;
    const { state } = await connectStorage(administrator, awsInput, { applyTrust, readTrust });
    expect([state, applied.length]).toEqual(['connected', 1]);
  });
});

describe('what exists already', () => {
  it('is adopted by name, and a new integration makes a new trust', async () => {
    const { administrator, applyTrust, applied, simulator, changes } = await storageScene(0);
    await connectStorage(administrator, awsInput, { applyTrust });
    simulator.state.confluent.providerIntegrations = [];
    changes();
    const { outcome, state, providerIntegrationId } = await connectStorage(administrator, awsInput, { applyTrust });
    expect([outcome, state, providerIntegrationId, applied.length]).toEqual(['created', 'connected', 'cspi-001003', 2]);
    expect(changes()).toEqual(['POST /pim/v1/integrations → 201']);
  });

  it('is refused where it differs, all at once and before any change', async () => {
    const { administrator, applyTrust, applied, simulator, changes } = await storageScene(0);
    await connectStorage(administrator, awsInput, { applyTrust });
    const [location] = simulator.state.databricks.externalLocations;
    Object.assign(location ?? {}, { read_only: true });
    changes();
    const input = { ...awsInput, roleName: 'another', bucketName: 'another-bucket' };
    const error = await inputErrorOf(() => connectStorage(administrator, input, { applyTrust }));
    expect(error.problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
      `providerIntegrationName: "river-storage" belongs to ${roleArn}, not to arn:aws:iam::123456789012:role/another.`,
      `storageCredentialName: river-credential is for ${roleArn}, not for arn:aws:iam::123456789012:role/another.`,
      'externalLocationName: river-location is at s3://river-tableflow-bucket/, not at s3://another-bucket/.',
      'externalLocationName: river-location is read-only.',
    ]);
    expect([applied.length, changes()]).toEqual([1, []]);
  });

  it('is refused where another name holds the role or the place', async () => {
    const { administrator, applyTrust, changes } = await storageScene(0);
    await connectStorage(administrator, awsInput, { applyTrust });
    changes();
    const input = { ...awsInput, providerIntegrationName: 'second', externalLocationName: 'second' };
    const error = await inputErrorOf(() => connectStorage(administrator, input, { applyTrust }));
    expect(error.problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
      `roleName: ${roleArn} is used by provider integration "river-storage" (cspi-001000).`,
      'externalLocationName: s3://river-tableflow-bucket/ overlaps external location river-location on s3://river-tableflow-bucket/.',
    ]);
    expect(changes()).toEqual([]);
  });

  it('is refused on Azure where tenant or access connector differ', async () => {
    const { administrator, applyTrust } = await storageScene(0);
    await connectStorage(administrator, azureInput, { applyTrust });
    const tenantId = '99999999-2222-4333-8444-555555555555';
    const accessConnectorId = '/subscriptions/s2/accessConnectors/another';
    const input = { ...azureInput, tenantId, accessConnectorId };
    const error = await inputErrorOf(() => connectStorage(administrator, input, { applyTrust }));
    expect(error.problems.map(({ problem }) => problem)).toEqual([
      `"river-storage" belongs to ${azureInput.tenantId}, not to ${tenantId}.`,
      `river-credential is for ${azureInput.accessConnectorId}, not for ${accessConnectorId}.`,
    ]);
  });

  it('is Azure all the same in another case', async () => {
    const { administrator, applyTrust } = await storageScene(0);
    await connectStorage(administrator, azureInput, { applyTrust });
    const accessConnectorId = azureInput.accessConnectorId.replace('resourceGroups', 'resourcegroups');
    const { outcome } = await connectStorage(administrator, { ...azureInput, accessConnectorId }, { applyTrust });
    expect(outcome).toBe('unchanged');
  });
});

describe('input', () => {
  it.each([
    [{ ...awsInput, awsAccountId: '12' }, 'awsAccountId', 'It must have 12 digits.'],
    [{ ...awsInput, roleName: roleArn }, 'roleName', 'It must be the name of a role, not its ARN.'],
    [{ ...awsInput, environmentId: 'lkc-1' }, 'environmentId', 'It must be the id of an environment, env-….'],
    [{ ...azureInput, containerName: 'a--b' }, 'containerName', 'It must be the name of a container.'],
    [
      { ...azureInput, accessConnectorId: 'river' },
      'accessConnectorId',
      'It must be the resource id of an access connector.',
    ],
  ])('%# is refused before the first request', async (input, path, remedy) => {
    const { administrator, calls } = await storageScene();
    const error = await inputErrorOf(() => connectStorage(administrator, input));
    expect(error.problems).toEqual([{ path, problem: 'is not valid.', remedy }]);
    expect(calls()).toEqual([]);
  });
});
