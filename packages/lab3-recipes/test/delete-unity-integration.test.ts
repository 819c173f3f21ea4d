import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { deleteUnityIntegration } from '../src/recipes/delete-unity-integration.ts';
import { fetchAround } from './support/fetch-around.ts';
import { unityInput } from './support/inputs.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const list = `GET /tableflow/v1/catalog-integrations?${scope}&page_size=100 → 200`;
const integration = `/tableflow/v1/catalog-integrations/tci-001000?${scope}`;
const name = 'tableflow-databricks-workshop';

/** A lab with the integration, whose creation is forgotten. */
async function labWithIntegration() {
  const simulated = await createSimulatedLab();
  await createUnityIntegration(simulated.lab, unityInput, { preflight: false });
  simulated.changes();
  return simulated;
}

describe('deleting the integration', () => {
  it('deletes it and sees it gone', async () => {
    const { lab, simulator, calls } = await labWithIntegration();
    expect(await deleteUnityIntegration(lab, { name })).toEqual({ outcome: 'deleted' });
    expect(calls()).toEqual([list, `DELETE ${integration} → 204`, `GET ${integration} → 404`]);
    expect(simulator.state.confluent.catalogIntegrations).toEqual([]);
  });

  it('a second time finds nothing', async () => {
    const { lab, changes, calls } = await labWithIntegration();
    await deleteUnityIntegration(lab, { name });
    changes();
    expect(await deleteUnityIntegration(lab, { name })).toEqual({ outcome: 'unchanged' });
    expect(calls()).toEqual([list]);
  });

  it('leaves those of other names alone', async () => {
    const { lab, changes } = await labWithIntegration();
    expect(await deleteUnityIntegration(lab, { name: 'another' })).toEqual({ outcome: 'unchanged' });
    expect(changes()).toEqual([]);
  });

  it('is done where somebody else was faster', async () => {
    const { lab, simulator, anotherLab } = await labWithIntegration();
    const fetch = fetchAround(simulator, { call: /^DELETE/, before: () => deleteUnityIntegration(lab, { name }) });
    expect(await deleteUnityIntegration(await anotherLab({ fetch }), { name })).toEqual({ outcome: 'deleted' });
  });
});

describe('when something goes wrong', () => {
  it.each(['before', 'after'] as const)('repeats a delete whose connection broke %s the effect', async (drop) => {
    const { lab, simulator } = await labWithIntegration();
    simulator.faults.add({ on: 'deleteCatalogIntegration', drop });
    expect(await deleteUnityIntegration(lab, { name })).toEqual({ outcome: 'deleted' });
    expect(simulator.state.confluent.catalogIntegrations).toEqual([]);
  });

  it('says what it tried', async () => {
    const { lab, simulator } = await labWithIntegration();
    simulator.faults.add({ on: 'deleteCatalogIntegration', answer: { status: 403 } });
    expect(await thrownBy(deleteUnityIntegration(lab, { name }))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'delete Unity Catalog integration "tableflow-databricks-workshop"',
    });
  });

  it('says that it did not go in time', async () => {
    const { lab, simulator } = await labWithIntegration();
    simulator.faults.add({ on: 'deleteCatalogIntegration', answer: { status: 204 } });
    const error = await thrownBy(deleteUnityIntegration(lab, { name }, { timeoutMs: 30_000 }));
    expect(error.message).toBe(
      'Waited for Unity Catalog integration "tableflow-databricks-workshop" to be gone: still DELETING after 30 s.',
    );
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { simulator, anotherLab, calls } = await labWithIntegration();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call: /catalog-integrations$/, after: () => controller.abort(reason) });
    const lab = await anotherLab({ fetch });
    await expect(deleteUnityIntegration(lab, { name }, { signal: controller.signal })).rejects.toBe(reason);
    expect(calls()).toEqual([list]);
  });
});
