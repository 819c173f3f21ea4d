import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { deleteUnityIntegration } from '../src/recipes/delete-unity-integration.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { waitUntilUnityIntegrationConnected } from '../src/resources/tableflow/wait-until-unity-integration-connected.ts';
import { tableflowInput, unityInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const read =
  'GET /tableflow/v1/catalog-integrations/tci-001002?environment=env-river1&spec.kafka_cluster=lkc-river1 → 200';

const worldGranting = (catalog: readonly string[], externalLocation?: readonly string[]): World => {
  const { databricks } = riverHotels;
  const grants = { ...databricks.grants, catalog, ...(externalLocation ? { externalLocation } : {}) };
  return { ...riverHotels, databricks: { ...databricks, grants } };
};

/** A lab whose first table runs, and whose integration is about to publish it. */
async function labWithIntegration(options: { readonly world?: World; readonly secret?: string } = {}) {
  const simulated = await labWithTopics(options.world ? { world: options.world } : {});
  const { lab, simulator } = simulated;
  await enableTableflow(lab, tableflowInput, { pollIntervalMs: 60_000 });
  const clientSecret = options.secret === undefined ? unityInput.clientSecret : createSecret(options.secret);
  const { integrationId } = await createUnityIntegration(lab, { ...unityInput, clientSecret }, { preflight: false });
  simulator.forgetCalls();
  return { ...simulated, integrationId };
}

describe('the wait', () => {
  it('ends when the first table is published, and gives the integration', async () => {
    const { lab, integrationId, calls } = await labWithIntegration();
    expect(await waitUntilUnityIntegrationConnected(lab, { integrationId })).toEqual({
      id: 'tci-001002',
      name: 'tableflow-databricks-workshop',
      workspaceUrl: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
      catalogName: 'river-hotels',
      schemaName: undefined,
      phase: 'CONNECTED',
      errorMessage: undefined,
      lastSyncAt: '2026-01-01T00:06:31.294Z',
    });
    expect(calls()).toEqual([read]);
  });

  it('finds nothing wrong in PENDING while no topic runs, until the time is over', async () => {
    const { lab } = await createSimulatedLab();
    const { integrationId } = await createUnityIntegration(lab, unityInput);
    const error = await thrownBy(waitUntilUnityIntegrationConnected(lab, { integrationId }));
    expect(error).toMatchObject({ reason: 'timeout', history: [{ phase: 'PENDING' }] });
    expect(error.message).toBe(
      'Waited for Unity Catalog integration tci-001001 to connect: still PENDING after 1800 s. It connects after Tableflow runs on a first Delta topic of the cluster: check that one does.',
    );
  });

  it('ends at once where there is no such integration', async () => {
    const { lab, integrationId } = await labWithIntegration();
    await deleteUnityIntegration(lab, { name: unityInput.name });
    const error = await thrownBy(waitUntilUnityIntegrationConnected(lab, { integrationId }));
    expect(error.message).toBe(
      'Waited for Unity Catalog integration tci-001002 to connect: DELETED: it does not exist. Create it again. Another run may be tearing the lab down (lab3 down): let it finish, then run this again.',
    );
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, integrationId, simulator, clock } = await labWithIntegration();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    const work = waitUntilUnityIntegrationConnected(lab, { integrationId }, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(2);
  });
});

describe('an integration that fails', () => {
  it('by a wrong secret: says so, and the right one mends it', async () => {
    const { lab, integrationId, simulator, changes } = await labWithIntegration({ secret: 'river-outdated-secret' });
    const error = await thrownBy(waitUntilUnityIntegrationConnected(lab, { integrationId }));
    expect(error.message).toBe(
      'Waited for Unity Catalog integration tci-001002 to connect: FAILED: Databricks refused the client secret of the integration. It said: invalid_client: Client authentication failed. Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again.',
    );
    changes();
    expect(await createUnityIntegration(lab, unityInput)).toEqual({
      outcome: 'updated',
      integrationId: 'tci-001002',
      name: 'tableflow-databricks-workshop',
      phase: 'PENDING',
    });
    expect(simulator.calls.find((call) => call.operationId === 'updateCatalogIntegration')?.body).toMatchObject({
      spec: {
        config: {
          kind: 'Unity',
          client_id: 'c0ffee00-1111-4222-8333-444455556666',
          client_secret: 'river-databricks-secret',
        },
      },
    });
    expect(changes()).toEqual(['PATCH /tableflow/v1/catalog-integrations/tci-001002 → 200']);
    expect((await waitUntilUnityIntegrationConnected(lab, { integrationId })).phase).toBe('CONNECTED');
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('unchanged');
  });

  it.each<[string, World, string]>([
    [
      'EXTERNAL_USE_SCHEMA',
      worldGranting(['ALL_PRIVILEGES']),
      "The service principal is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply. It said: PERMISSION_DENIED: User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.lkc-river1'. As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG <catalog> TO `<client id>`.",
    ],
    [
      'EXTERNAL_USE_LOCATION',
      worldGranting(riverHotels.databricks.grants.catalog, ['ALL_PRIVILEGES']),
      "The service principal is missing EXTERNAL_USE_LOCATION, which ALL_PRIVILEGES does not imply. It said: PERMISSION_DENIED: User does not have EXTERNAL USE LOCATION on External Location 'river-external-location'. As owner of the external location run: GRANT EXTERNAL USE LOCATION ON EXTERNAL LOCATION <location> TO `<client id>`.",
    ],
    [
      'CREATE_SCHEMA',
      worldGranting(['USE_CATALOG', 'USE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA']),
      "The service principal is missing CREATE_SCHEMA on the catalog. It said: PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'river-hotels'. As owner of the catalog run: GRANT CREATE SCHEMA ON CATALOG <catalog> TO `<client id>`.",
    ],
    [
      'external data access',
      { ...riverHotels, databricks: { ...riverHotels.databricks, externalAccessEnabled: false } },
      "External data access is off in the metastore. It said: PERMISSION_DENIED: External data access is not enabled on Metastore '7f3c2b1a-9e8d-4c7b-8a6f-5e4d3c2b1a09'. A metastore administrator switches it on: Catalog, gear, Metastore, External data access.",
    ],
  ])('for want of %s: says so, and works once it is granted', async (_what, world, said) => {
    const { lab, integrationId, simulator } = await labWithIntegration({ world });
    const error = await thrownBy(waitUntilUnityIntegrationConnected(lab, { integrationId }));
    expect(error.message).toBe(`Waited for Unity Catalog integration tci-001002 to connect: FAILED: ${said}`);

    const { grants, metastore } = simulator.state.databricks;
    const { catalog, externalLocation } = riverHotels.databricks.grants;
    grants['catalog/river-hotels'] = { [unityInput.clientId]: [...catalog] };
    grants['external_location/river-external-location'] = { [unityInput.clientId]: [...externalLocation] };
    metastore.external_access_enabled = true;
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('updated');
    expect((await waitUntilUnityIntegrationConnected(lab, { integrationId })).phase).toBe('CONNECTED');
  });
});
