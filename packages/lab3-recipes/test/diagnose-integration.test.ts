import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { diagnoseIntegration } from '../src/recipes/diagnose-integration.ts';
import { unityInput } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import { configOf, createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const { name } = unityInput;

/** The only integration of a lab is FAILED with this message. */
function integrationSays({ simulator }: SimulatedLab, message: string): void {
  for (const { integration } of simulator.state.confluent.catalogIntegrations)
    integration.status = { phase: 'FAILED', error_message: message };
}

describe('an integration', () => {
  it('that is connected has no causes, by name and by id', async () => {
    const { lab, changes } = await labWithTables();
    const healthy = { health: { state: 'healthy', phase: 'CONNECTED' }, causes: [], unknown: [] };
    expect(await diagnoseIntegration(lab, { name })).toEqual(healthy);
    expect(await diagnoseIntegration(lab, { integrationId: 'tci-001001' })).toEqual(healthy);
    expect(changes()).toEqual([]);
  });

  it('that does not exist', async () => {
    const { lab } = await createSimulatedLab();
    const { health, causes } = await diagnoseIntegration(lab, { name });
    expect(health.state).toBe('absent');
    expect(causes.map((one) => one.ruleId)).toEqual(['integration-absent']);
  });

  it('that waits for a first Delta topic', async () => {
    const { lab } = await createSimulatedLab();
    await createUnityIntegration(lab, unityInput);
    const { health, causes } = await diagnoseIntegration(lab, { name });
    expect(health).toEqual({ state: 'pending', phase: 'PENDING' });
    expect(causes.map((one) => one.ruleId)).toEqual(['awaiting-first-topic']);
  });

  it('whose secret has expired: the login tells the same, and nothing else is asked', async () => {
    const simulated = await labWithTables();
    integrationSays(simulated, 'invalid_client: Client authentication failed');
    const { databricks } = configOf(riverHotels);
    const config = { databricks: { ...databricks, clientSecret: createSecret('river-outdated-secret') } };
    const lab = await simulated.anotherLab({ config });
    simulated.changes();
    const { health, causes, unknown } = await diagnoseIntegration(lab, { name });
    expect(health).toEqual({ state: 'failed', phase: 'FAILED' });
    expect(causes.map(({ ruleId, evidence }) => [ruleId, evidence])).toEqual([
      [
        'client-secret',
        [
          { from: 'integration tci-001001', text: 'invalid_client: Client authentication failed' },
          {
            from: 'service principal c0ffee00-1111-4222-8333-444455556666',
            text: 'Databricks returned 401 invalid_client: Client authentication failed',
          },
        ],
      ],
    ]);
    expect(unknown).toEqual([]);
    expect(simulated.changes()).toEqual([]);
  });

  it('that is missing several things: all are named at once', async () => {
    const { databricks } = riverHotels;
    const grants = { ...databricks.grants, catalog: ['USE_CATALOG'], externalLocation: ['CREATE_EXTERNAL_TABLE'] };
    const world = { ...riverHotels, databricks: { ...databricks, grants, externalAccessEnabled: false } };
    const simulated = await createSimulatedLab({ world });
    await createUnityIntegration(simulated.lab, unityInput, { preflight: false });
    integrationSays(simulated, `PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'river-hotels'.`);
    const { causes } = await diagnoseIntegration(simulated.lab, { name });
    expect(causes.map((one) => one.ruleId)).toEqual([
      'create-schema',
      'external-access-off',
      'use-schema',
      'create-table',
      'external-use-schema',
      'read-files',
      'write-files',
      'external-use-location',
    ]);
  });

  it('whose text nobody knows', async () => {
    const simulated = await labWithTables();
    integrationSays(simulated, 'internal error 4711');
    expect(await diagnoseIntegration(simulated.lab, { name })).toEqual({
      health: { state: 'failed', phase: 'FAILED' },
      causes: [],
      unknown: [{ from: 'integration tci-001001', text: 'internal error 4711' }],
    });
  });
});

it('wants an id or a name', async () => {
  const { lab } = await createSimulatedLab();
  expect((await thrownBy(diagnoseIntegration(lab, {} as never))).message).toBe(
    'Could not diagnose a Unity Catalog integration:\n  - integrationId: is missing, and so is name. Give integrationId or name.',
  );
});
