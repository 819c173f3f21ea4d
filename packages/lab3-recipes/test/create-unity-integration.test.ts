import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { fetchAround } from './support/fetch-around.ts';
import { unityInput } from './support/inputs.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const list =
  'GET /tableflow/v1/catalog-integrations?environment=env-river1&spec.kafka_cluster=lkc-river1&page_size=100 → 200';
const check = [
  'GET /oidc/.well-known/oauth-authorization-server → 200',
  'POST /oidc/v1/token → 200',
  'GET /api/2.1/unity-catalog/catalogs/river-hotels → 200',
  'GET /api/2.1/unity-catalog/effective-permissions/catalog/river-hotels?principal=c0ffee00-1111-4222-8333-444455556666 → 200',
];

describe('a first run', () => {
  it('checks, creates and reads back, and says PENDING', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    const result = await createUnityIntegration(lab, unityInput);
    expect(result).toEqual({
      outcome: 'created',
      integrationId: 'tci-001001',
      name: 'tableflow-databricks-workshop',
      phase: 'PENDING',
    });
    const sent = simulator.calls.find((call) => call.operationId === 'createCatalogIntegration')?.body;
    expect(sent).toEqual({
      spec: {
        display_name: 'tableflow-databricks-workshop',
        config: {
          kind: 'Unity',
          workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
          catalog_name: 'river-hotels',
          client_id: 'c0ffee00-1111-4222-8333-444455556666',
          client_secret: 'river-databricks-secret',
        },
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(calls()).toEqual([list, ...check, 'POST /tableflow/v1/catalog-integrations → 202', list]);
  });

  it('without the check talks to Confluent Cloud only', async () => {
    const { lab, calls } = await createSimulatedLab();
    await createUnityIntegration(lab, unityInput, { preflight: false });
    expect(calls()).toEqual([list, 'POST /tableflow/v1/catalog-integrations → 202', list]);
  });

  it('asks for a custom schema, but not for the one that is the default anyway', async () => {
    const custom = await createSimulatedLab();
    await createUnityIntegration(custom.lab, { ...unityInput, schemaName: 'hotels' });
    const byDefault = await createSimulatedLab();
    await createUnityIntegration(byDefault.lab, { ...unityInput, schemaName: 'lkc-river1' });
    const schemas = [custom, byDefault].map(({ simulator }) => {
      const config = simulator.state.confluent.catalogIntegrations[0]?.integration.spec.config;
      return config?.kind === 'Unity' ? config.custom_schema : 'not Unity';
    });
    expect(schemas).toEqual(['hotels', undefined]);
  });
});

describe('a second run', () => {
  it('changes nothing', async () => {
    const { lab, changes, calls } = await createSimulatedLab();
    await createUnityIntegration(lab, unityInput);
    changes();
    const pasted = { ...unityInput, workspaceUrl: 'dbc-1a2b3c4d-5e6f.cloud.databricks.com/?o=1234567890123456' };
    const result = await createUnityIntegration(lab, pasted);
    expect(result).toEqual({
      outcome: 'unchanged',
      integrationId: 'tci-001001',
      name: 'tableflow-databricks-workshop',
      phase: 'PENDING',
    });
    expect(calls()).toEqual([list]);
  });

  it('adopts an integration of another name that publishes to the same place', async () => {
    const { lab, changes } = await createSimulatedLab();
    await createUnityIntegration(lab, { ...unityInput, name: 'made-by-hand' });
    changes();
    expect(await createUnityIntegration(lab, unityInput)).toEqual({
      outcome: 'unchanged',
      integrationId: 'tci-001001',
      name: 'made-by-hand',
      phase: 'PENDING',
    });
    expect(changes()).toEqual([]);
  });

  it('finds the integration behind a page of others', async () => {
    const { lab, simulator, changes, calls } = await createSimulatedLab();
    const elsewhere = { ...unityInput, name: 'another', catalogName: 'another' };
    await createUnityIntegration(lab, elsewhere, { preflight: false });
    const { catalogIntegrations } = simulator.state.confluent;
    catalogIntegrations.push(
      ...Array.from({ length: 99 }, () => structuredClone(catalogIntegrations).slice(0, 1)).flat(),
    );
    await createUnityIntegration(lab, unityInput, { preflight: false });
    changes();
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('unchanged');
    expect(calls()).toEqual([list, list.replace(' →', '&page_token=b2Zmc2V0OjEwMA →')]);
  });

  it('changes catalog, schema and workspace of the one that has the name, and sends no secret', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    const before = { ...unityInput, workspaceUrl: 'https://dbc-0.cloud.databricks.com', catalogName: 'old' };
    await createUnityIntegration(lab, { ...before, schemaName: 'old_schema' }, { preflight: false });
    changes();
    expect(await createUnityIntegration(lab, unityInput)).toEqual({
      outcome: 'updated',
      integrationId: 'tci-001000',
      name: 'tableflow-databricks-workshop',
      phase: 'PENDING',
    });
    expect(simulator.calls.find((call) => call.operationId === 'updateCatalogIntegration')?.body).toEqual({
      spec: {
        config: {
          kind: 'Unity',
          workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
          catalog_name: 'river-hotels',
          custom_schema: '',
        },
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(changes()).toEqual(['PATCH /tableflow/v1/catalog-integrations/tci-001000 → 200']);
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('unchanged');
  });

  it('mends an address that somebody pasted from the account console', async () => {
    const { lab, simulator } = await createSimulatedLab();
    await createUnityIntegration(lab, unityInput);
    const config = simulator.state.confluent.catalogIntegrations[0]?.integration.spec.config;
    Object.assign(config ?? {}, { workspace_endpoint: 'https://accounts.cloud.databricks.com' });
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('updated');
    const now = simulator.state.confluent.catalogIntegrations[0]?.integration.spec.config;
    expect(now).toHaveProperty('workspace_endpoint', 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com');
  });
});

describe('wrong input', () => {
  it('is refused as a whole, before the first call', async () => {
    const { lab, calls } = await createSimulatedLab();
    const wrong = {
      name: '',
      workspaceUrl: '',
      catalogName: 'river.hotels',
      clientId: '',
      clientSecret: 'river-plain-secret' as never,
      schemaName: 'a b',
    };
    const error = await thrownBy(createUnityIntegration(lab, wrong));
    expect(error.message).toBe(
      [
        'Could not create the Unity Catalog integration:',
        '  - name: is empty. It must have at least one character.',
        '  - workspaceUrl: is empty. It must have at least one character.',
        '  - catalogName: is not valid. It must be the name of a catalog, without dots, slashes and blanks.',
        '  - clientId: is empty. It must have at least one character.',
        '  - clientSecret: is not valid. It must be made with createSecret().',
        '  - schemaName: is not valid. It may hold letters, digits, underscores and hyphens.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });

  it('names what is not there and what nobody knows', async () => {
    const { lab, calls } = await createSimulatedLab();
    const { workspaceUrl: _absent, ...rest } = unityInput;
    const error = await thrownBy(createUnityIntegration(lab, { ...rest, catalog: 'x' } as never));
    expect(error.message).toBe(
      [
        'Could not create the Unity Catalog integration:',
        '  - workspaceUrl: is missing. It must be a text.',
        '  - catalog: is not known. Correct its name, or leave it out; known are: name, workspaceUrl, catalogName, clientId, clientSecret, schemaName.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });

  it('tells the account console from a workspace', async () => {
    const { lab, calls } = await createSimulatedLab();
    const input = { ...unityInput, workspaceUrl: 'https://accounts.cloud.databricks.com' };
    const error = await thrownBy(createUnityIntegration(lab, input));
    expect(error.message).toBe(
      [
        'Could not find the Databricks workspace:',
        '  - workspaceUrl: https://accounts.cloud.databricks.com is the account console. Open the workspace itself and copy its address.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });
});

describe('what the check finds', () => {
  it('lists every grant that is missing as SQL, and nothing is made', async () => {
    const { databricks } = riverHotels;
    const grants = { ...databricks.grants, catalog: ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_TABLE'] };
    const { lab, changes } = await createSimulatedLab({
      world: { ...riverHotels, databricks: { ...databricks, grants } },
    });
    const error = await thrownBy(createUnityIntegration(lab, unityInput));
    expect(error.message).toBe(
      [
        'Could not publish tables in catalog river-hotels:',
        '  - catalog river-hotels: service principal c0ffee00-1111-4222-8333-444455556666 is missing CREATE_SCHEMA. As owner of the catalog run: GRANT CREATE SCHEMA ON CATALOG `river-hotels` TO `c0ffee00-1111-4222-8333-444455556666`;',
        '  - catalog river-hotels: service principal c0ffee00-1111-4222-8333-444455556666 is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply. As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG `river-hotels` TO `c0ffee00-1111-4222-8333-444455556666`;',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('takes ALL_PRIVILEGES for all but EXTERNAL_USE_SCHEMA', async () => {
    const { databricks } = riverHotels;
    const grants = { ...databricks.grants, catalog: ['ALL_PRIVILEGES'] };
    const { lab } = await createSimulatedLab({ world: { ...riverHotels, databricks: { ...databricks, grants } } });
    expect(await thrownBy(createUnityIntegration(lab, unityInput))).toMatchObject({
      problems: [{ problem: expect.stringContaining('is missing EXTERNAL_USE_SCHEMA,') }],
    });
  });

  it('shows a catalog that is not there', async () => {
    const { databricks } = configOf(riverHotels);
    const { lab, changes } = await createSimulatedLab({
      config: { databricks: { ...databricks, catalogName: 'river-hotel' } },
    });
    expect(await thrownBy(createUnityIntegration(lab, { ...unityInput, catalogName: 'river-hotel' }))).toMatchObject({
      name: 'ApiError',
      status: 404,
      code: 'CATALOG_DOES_NOT_EXIST',
      tried: 'find catalog river-hotel in workspace https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
    });
    expect(changes()).toEqual([]);
  });

  it('shows a login that Databricks refuses', async () => {
    const { databricks } = configOf(riverHotels);
    const { lab, changes } = await createSimulatedLab({
      config: { databricks: { ...databricks, clientSecret: createSecret('river-outdated-secret') } },
    });
    expect(await thrownBy(createUnityIntegration(lab, unityInput))).toMatchObject({
      name: 'ApiError',
      status: 401,
      code: 'invalid_client',
    });
    expect(changes()).toEqual([]);
  });
});

describe('when the service refuses', () => {
  it('says which kind of key it wants', async () => {
    const { confluent } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { confluent: { ...confluent, tableflowKey: confluent.cloudKey } },
    });
    expect(await thrownBy(createUnityIntegration(lab, unityInput))).toMatchObject({
      name: 'ApiError',
      status: 401,
      tried: 'list the catalog integrations of cluster lkc-river1',
      hint: 'The Tableflow key RIVERCLOUDKEY001 was refused; this API wants a Tableflow key (resource "tableflow") or a Global key. Check id, secret and kind; a new key takes a moment to work.',
    });
    expect(calls()).toEqual([list.replace('200', '401')]);
  });

  it('takes what somebody else made in the meantime', async () => {
    const { lab, simulator, anotherLab, changes } = await createSimulatedLab();
    const fetch = fetchAround(simulator, {
      call: /^POST .*catalog-integrations$/,
      before: () => createUnityIntegration(lab, { ...unityInput, name: 'faster' }, { preflight: false }),
    });
    expect(await createUnityIntegration(await anotherLab({ fetch }), unityInput)).toEqual({
      outcome: 'unchanged',
      integrationId: 'tci-001001',
      name: 'faster',
      phase: 'PENDING',
    });
    expect(changes()).toEqual([
      'POST /tableflow/v1/catalog-integrations → 202',
      'POST /tableflow/v1/catalog-integrations → 409',
    ]);
  });

  it('passes on a conflict with something that cannot be adopted', async () => {
    const { lab } = await createSimulatedLab();
    await createUnityIntegration(lab, { ...unityInput, name: 'other', schemaName: 'elsewhere' });
    expect(await thrownBy(createUnityIntegration(lab, unityInput))).toMatchObject({
      name: 'ApiError',
      status: 409,
      tried: 'create Unity Catalog integration "tableflow-databricks-workshop"',
      detail: 'catalog integration tci-001001 already publishes to this catalog',
    });
  });
});

describe('when the connection breaks', () => {
  it('after the effect: finds what it made', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createCatalogIntegration', drop: 'after' });
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('created');
    expect(simulator.state.confluent.catalogIntegrations).toHaveLength(1);
  });

  it('before the effect: says so, and the next run works', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createCatalogIntegration', drop: 'before' });
    expect(await thrownBy(createUnityIntegration(lab, unityInput))).toMatchObject({
      name: 'NetworkError',
      code: 'ECONNRESET',
      operation: 'POST /tableflow/v1/catalog-integrations',
      attempts: 1,
    });
    expect(simulator.state.confluent.catalogIntegrations).toEqual([]);
    expect((await createUnityIntegration(lab, unityInput)).outcome).toBe('created');
  });
});

describe('an abort', () => {
  it('ends the recipe with its reason, and no call follows', async () => {
    const { simulator, anotherLab, calls } = await createSimulatedLab();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call: /effective-permissions/, after: () => controller.abort(reason) });
    const work = createUnityIntegration(await anotherLab({ fetch }), unityInput, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(calls()).toEqual([list, ...check]);
  });

  it('also where the service had asked to come back later', async () => {
    const { lab, simulator, clock, changes } = await createSimulatedLab();
    simulator.faults.add({
      on: 'createCatalogIntegration',
      answer: { status: 429, headers: { 'retry-after': '30' } },
      times: 3,
    });
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    await expect(createUnityIntegration(lab, unityInput, { signal: controller.signal })).rejects.toBe(reason);
    expect(changes()).toEqual(['POST /tableflow/v1/catalog-integrations → 429']);
  });
});
