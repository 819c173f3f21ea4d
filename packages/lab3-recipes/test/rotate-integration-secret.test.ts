import { createSecret, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { RotationError } from '../src/mechanics/rotation.ts';
import {
  type RotateIntegrationSecretInput,
  rotateIntegrationSecret,
} from '../src/recipes/rotate-integration-secret.ts';
import { labWithTables } from './support/scenes.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const integrations = '/tableflow/v1/catalog-integrations';
const clientId = 'c0ffee00-1111-4222-8333-444455556666';
const list = `GET ${integrations}?${scope}&page_size=100 → 200`;
const proof = [
  'GET /oidc/.well-known/oauth-authorization-server → 200',
  'POST /oidc/v1/token → 200',
  'GET /api/2.1/unity-catalog/catalogs/river-hotels → 200',
  `GET /api/2.1/unity-catalog/effective-permissions/catalog/river-hotels?principal=${clientId} → 200`,
];
const topics = `GET /tableflow/v1/tableflow-topics?${scope}&page_size=100 → 200`;
const input: RotateIntegrationSecretInput = { clientSecret: createSecret('river-second-secret') };

/** Makes the new secret in the workspace, beside the old one, as an administrator would. */
function makeSecret({ simulator }: SimulatedLab, secret = 'river-second-secret'): void {
  for (const one of simulator.state.databricks.servicePrincipals) one.clientSecrets.push(secret);
}

async function labWithTwoSecrets(): Promise<SimulatedLab> {
  const simulated = await labWithTables({ simulator: { timings: { catalogSyncMs: 60_000 } } });
  makeSecret(simulated);
  return simulated;
}

const recordOf = ({ simulator }: SimulatedLab) => {
  const [record] = simulator.state.confluent.catalogIntegrations;
  if (!record) throw new Error('there is no integration');
  return record;
};
/** What the service has stored, and what came of it. */
const stateOf = (simulated: SimulatedLab) => {
  const { clientId: id, clientSecret, integration } = recordOf(simulated);
  return [id, clientSecret, integration.status?.phase];
};
const id = (simulated: SimulatedLab): string => recordOf(simulated).integration.id;

describe('another client secret', () => {
  it('is proven, written, and the integration connects with it', async () => {
    const simulated = await labWithTwoSecrets();
    const { lab, simulator, calls } = simulated;
    const one = `${integrations}/${id(simulated)}`;
    expect(await rotateIntegrationSecret(lab, input)).toEqual({
      outcome: 'updated',
      integrationId: id(simulated),
      name: 'tableflow-databricks-workshop',
      phase: 'CONNECTED',
      mayDeleteOld: true,
      next: 'Give the lab the new secret (DATABRICKS_CLIENT_SECRET), then delete the old one: workspace settings, Identity and access, Service principals, Secrets.',
    });
    expect(simulator.calls.find((call) => call.method === 'PATCH')?.body).toEqual({
      spec: {
        config: { kind: 'Unity', client_id: clientId, client_secret: 'river-second-secret' },
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(calls()).toEqual([list, ...proof, topics, `PATCH ${one} → 200`, `GET ${one}?${scope} → 200`]);
    expect(stateOf(simulated)).toEqual([clientId, 'river-second-secret', 'CONNECTED']);

    // The old one can go: nobody logs in with it any more.
    for (const principal of simulator.state.databricks.servicePrincipals)
      principal.clientSecrets = ['river-second-secret'];
    await rotateIntegrationSecret(lab, input);
    expect(stateOf(simulated)).toEqual([clientId, 'river-second-secret', 'CONNECTED']);

    makeSecret(simulated, 'river-databricks-secret');
    await rotateIntegrationSecret(lab, { clientSecret: lab.config.databricks.clientSecret });
    expect(stateOf(simulated)).toEqual([clientId, 'river-databricks-secret', 'CONNECTED']);
  });

  it('mends an integration whose old secret has expired', async () => {
    const simulated = await labWithTwoSecrets();
    const { simulator, lab } = simulated;
    const message = 'invalid_client: Client authentication failed';
    recordOf(simulated).integration.status = { phase: 'FAILED', error_message: message };
    for (const principal of simulator.state.databricks.servicePrincipals)
      principal.clientSecrets = ['river-second-secret'];
    // The first check after the change still reports the old failure.
    const stale = structuredClone(recordOf(simulated).integration);
    simulator.faults.add({ on: 'getCatalogIntegration', answer: { status: 200, body: stale } });
    expect((await rotateIntegrationSecret(lab, input)).phase).toBe('CONNECTED');
  });

  it('does not take the CONNECTED of before for the outcome', async () => {
    const simulated = await labWithTwoSecrets();
    const stale = structuredClone(recordOf(simulated).integration);
    simulated.simulator.faults.add({ on: 'getCatalogIntegration', answer: { status: 200, body: stale }, times: 2 });
    const phases = new Set<string>();
    const { phase } = await rotateIntegrationSecret(simulated.lab, input, {
      onProgress: (progress) => phases.add(progress.phase),
    });
    expect([phase, [...phases]]).toEqual(['CONNECTED', ['AS BEFORE', 'PENDING']]);
  });

  it.each([
    ['while no Delta topic runs', false, {}],
    ['when told not to wait', true, { wait: false }],
  ])('is written without a wait %s, and the old one stays', async (_what, hasTables, options) => {
    const simulated = hasTables ? await labWithTwoSecrets() : await labWithIntegrationOnly();
    expect(await rotateIntegrationSecret(simulated.lab, input, options)).toMatchObject({
      phase: 'PENDING',
      mayDeleteOld: false,
      next: 'Keep the old secret until the integration is CONNECTED, which needs a Delta topic that runs.',
    });
    expect(stateOf(simulated)).toEqual([clientId, 'river-second-secret', 'PENDING']);
  });

  it('may belong to another service principal', async () => {
    const simulated = await labWithTwoSecrets();
    const other = 'decade00-1111-4222-8333-444455556666';
    const { databricks } = simulated.simulator.state;
    databricks.servicePrincipals.push({
      id: '77',
      applicationId: other,
      displayName: 'other',
      active: true,
      clientSecrets: ['river-other-secret'],
    });
    for (const grants of Object.values(databricks.grants)) grants[other] = [...(grants[clientId] ?? [])];
    const wanted = { clientId: other, clientSecret: createSecret('river-other-secret') };
    await rotateIntegrationSecret(simulated.lab, wanted);
    expect(stateOf(simulated).slice(0, 2)).toEqual([other, 'river-other-secret']);
  });
});

async function labWithIntegrationOnly(): Promise<SimulatedLab> {
  const simulated = await labWithTables();
  makeSecret(simulated);
  const { confluent } = simulated.simulator.state;
  confluent.tableflowTopics = [];
  return simulated;
}

describe('nothing is written', () => {
  it('where the workspace refuses the new secret', async () => {
    const simulated = await labWithTables();
    const error = await thrownBy(rotateIntegrationSecret(simulated.lab, input));
    expect(error).toMatchObject({ name: 'ApiError', status: 401 });
    expect(error.message).toContain(`Could not log in as service principal ${clientId}: Databricks returned 401`);
    expect(simulated.changes()).toEqual([]);
  });

  it('where the principal is missing a privilege', async () => {
    const simulated = await labWithTwoSecrets();
    for (const grants of Object.values(simulated.simulator.state.databricks.grants)) delete grants[clientId];
    const work = rotateIntegrationSecret(simulated.lab, input);
    expect((await thrownBy(work)).name).toMatch(/InputError|ApiError/);
    expect(stateOf(simulated)).toEqual([clientId, 'river-databricks-secret', 'CONNECTED']);
  });

  it.each<[string, unknown, string]>([
    [
      'a secret in plain text',
      { clientSecret: 'river-plain' },
      'clientSecret: is not valid. It must be made with createSecret().',
    ],
    [
      'a misspelt field',
      { ...input, clientsecret: 'x' },
      'clientsecret: is not known. Correct its name, or leave it out; known are: integrationName, clientId, clientSecret, previousClientSecret.',
    ],
  ])('for %s', async (_what, wrong, problem) => {
    const { lab, calls } = await createSimulatedLab();
    expect((await thrownBy(rotateIntegrationSecret(lab, wrong as RotateIntegrationSecretInput))).message).toBe(
      `Could not rotate the secret of the Unity Catalog integration:\n  - ${problem}`,
    );
    expect(calls()).toEqual([]);
  });

  it('where there is no such integration', async () => {
    const { lab, changes } = await labWithTwoSecrets();
    expect((await thrownBy(rotateIntegrationSecret(lab, { ...input, integrationName: 'other' }))).message).toBe(
      'Could not rotate the secret of Unity Catalog integration "other":\n  - integrationName: integration "other" does not exist. Check integrationName, or create it with createUnityIntegration.',
    );
    expect(changes()).toEqual([]);
  });
});

describe('an integration that fails with the new secret', () => {
  /** The new secret is deleted between its proof and the sync of the service. */
  async function failing(given: Partial<RotateIntegrationSecretInput> = {}) {
    const simulated = await labWithTwoSecrets();
    const lose = (): void => {
      for (const one of simulated.simulator.state.databricks.servicePrincipals)
        one.clientSecrets = ['river-databricks-secret'];
    };
    const error = await thrownBy(rotateIntegrationSecret(simulated.lab, { ...input, ...given }, { onProgress: lose }));
    return { simulated, error };
  }

  it('gets the previous one back, and the error tells both', async () => {
    const { simulated, error } = await failing();
    expect(error).toMatchObject({ name: 'RotationError', isPutBack: true, code: 'rotation_failed' });
    expect(error.message).toBe(
      'Could not rotate the secret of Unity Catalog integration "tableflow-databricks-workshop". Waited for Unity Catalog integration "tableflow-databricks-workshop" to connect with the new secret: FAILED: Databricks refused the client secret of the integration. It said: invalid_client: Client authentication failed. Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again. The previous one was written back.',
    );
    expect(stateOf(simulated)).toEqual([clientId, 'river-databricks-secret', 'PENDING']);
    await sleep(simulated.clock, 60_000);
    expect(stateOf(simulated)).toEqual([clientId, 'river-databricks-secret', 'CONNECTED']);
  });

  it('keeps the new one where nobody knows the previous', async () => {
    const { simulated, error } = await failing({ previousClientSecret: input.clientSecret });
    expect(error).toMatchObject({ name: 'RotationError', isPutBack: false });
    expect(error.message).toContain(
      'The previous one is not known here and was not put back: run it again with a working one, or give the previous one as previousClientSecret.',
    );
    expect(stateOf(simulated)).toEqual([clientId, 'river-second-secret', 'FAILED']);
  });

  it('tells both failures where the previous one cannot be put back', async () => {
    const simulated = await labWithTwoSecrets();
    simulated.simulator.faults.add({ on: 'updateCatalogIntegration', skip: 1, answer: { status: 403 } });
    const lose = (): void => {
      for (const one of simulated.simulator.state.databricks.servicePrincipals) one.clientSecrets = [];
    };
    const error = await thrownBy(rotateIntegrationSecret(simulated.lab, input, { onProgress: lose }));
    expect(RotationError.isInstance(error) && error.message).toContain(
      'Putting the previous one back failed, too: Could not rotate the secret of Unity Catalog integration "tableflow-databricks-workshop": Confluent Cloud returned 403',
    );
  });

  it('is left alone where the time is over before anything is known', async () => {
    const simulated = await labWithTwoSecrets();
    const work = rotateIntegrationSecret(simulated.lab, input, { timeoutMs: 30_000 });
    const error = await thrownBy(work);
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout' });
    expect(error.message).toContain('Keep both secrets, and ask diagnoseIntegration for the cause.');
    expect(stateOf(simulated)).toEqual([clientId, 'river-second-secret', 'PENDING']);
  });
});

it('ends with the reason of an abort', async () => {
  const { lab } = await labWithTwoSecrets();
  const controller = new AbortController();
  const reason = new Error('the person pressed Ctrl-C');
  const work = rotateIntegrationSecret(lab, input, {
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  });
  await expect(work).rejects.toBe(reason);
});
