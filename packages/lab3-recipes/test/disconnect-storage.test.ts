import { ApiError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { connectStorage } from '../src/recipes/connect-storage.ts';
import { disconnectStorage } from '../src/recipes/disconnect-storage.ts';
import { inputErrorOf } from './support/input-error.ts';
import { awsInput, azureInput, type StorageScene, storageScene, storageState } from './support/storage-scene.ts';
import { thrownBy } from './support/thrown-by.ts';

const unity = '/api/2.1/unity-catalog';
const locations = `GET ${unity}/external-locations?max_results=0 → 200`;
const credential = (status: number): string => `GET ${unity}/storage-credentials/river-credential → ${status}`;
const nothing = { integrations: [], statuses: [], credentials: [], locations: [] };

/** Storage that is connected, with nothing in it. */
async function connectedScene(input: typeof awsInput | typeof azureInput = awsInput): Promise<StorageScene> {
  const scene = await storageScene(0);
  await connectStorage(scene.administrator, input, { applyTrust: scene.applyTrust });
  scene.simulator.forgetCalls();
  return scene;
}

describe('disconnecting storage', () => {
  it.each([
    ['AWS', awsInput, 'v1'],
    ['Azure', azureInput, 'v2'],
  ] as const)(
    'on %s goes against the order of creation, and a second time finds nothing',
    async (_name, input, version) => {
      const { administrator, simulator, calls } = await connectedScene(input);
      const list = `GET /pim/${version}/integrations?environment=env-river1&page_size=100 → 200`;
      expect(await disconnectStorage(administrator, input)).toEqual({ outcome: 'deleted' });
      expect(calls()).toEqual([
        list,
        credential(200),
        locations,
        `DELETE ${unity}/external-locations/river-location → 200`,
        `DELETE ${unity}/storage-credentials/river-credential → 200`,
        `DELETE /pim/${version}/integrations/cspi-001000?environment=env-river1 → 204`,
      ]);
      expect(storageState(simulator)).toEqual(nothing);
      expect(await disconnectStorage(administrator, input)).toEqual({ outcome: 'unchanged' });
      expect(calls()).toEqual([list, credential(404), locations]);
    },
  );

  it('leaves all in place while Tableflow or another location uses it, and names them', async () => {
    const { administrator, simulator, changes } = await connectedScene();
    const storage = { kind: 'ByobAws', provider_integration_id: 'cspi-001000' };
    const place = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
    const topic = { spec: { display_name: 'clicks', storage, ...place }, status: { phase: 'RUNNING' } };
    simulator.state.confluent.tableflowTopics.push({ topic, tableId: 't', isStarted: true } as never);
    simulator.state.databricks.externalLocations.push({ name: 'second', credential_name: 'River-Credential' });
    const error = await inputErrorOf(() => disconnectStorage(administrator, awsInput));
    expect(error.problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
      expect.stringMatching(/^providerIntegrationName: "river-storage" is used by crn:.*\/tableflow-topic=clicks\.$/),
      'storageCredentialName: river-credential is used by external location second too.',
    ]);
    expect(changes()).toEqual([]);
  });

  it('leaves all in place while a table lies in the location', async () => {
    const { administrator, simulator } = await connectedScene();
    const before = storageState(simulator);
    simulator.state.databricks.tables.push({ name: 't', storage_location: 's3://river-tableflow-bucket/t' });
    const error = await thrownBy(disconnectStorage(administrator, awsInput));
    expect(ApiError.isInstance(error) && [error.status, error.detail]).toEqual([
      400,
      "External Location 'river-location' has 1 dependent external tables and 0 dependent managed storage roots. Use force to do it all the same.",
    ]);
    expect(storageState(simulator)).toEqual(before);
  });

  it('leaves what has the name and is something else', async () => {
    const { administrator, changes } = await connectedScene();
    const input = { ...awsInput, bucketName: 'another-bucket' };
    const error = await inputErrorOf(() => disconnectStorage(administrator, input));
    expect(error.problems.map(({ problem }) => problem)).toEqual([
      'river-location is at s3://river-tableflow-bucket/, not at s3://another-bucket/.',
    ]);
    expect(changes()).toEqual([]);
  });

  it('takes back what somebody made read-only since', async () => {
    const { administrator, simulator } = await connectedScene();
    const { storageCredentials, externalLocations } = simulator.state.databricks;
    for (const one of [...storageCredentials, ...externalLocations]) one.read_only = true;
    expect(await disconnectStorage(administrator, awsInput)).toEqual({ outcome: 'deleted' });
    expect(storageState(simulator)).toEqual(nothing);
  });

  it('waits while Confluent still holds the integration', async () => {
    const { administrator, simulator, clock } = await connectedScene();
    const startMs = clock.now();
    simulator.state.confluent.providerIntegrationBusyUntilMs['cspi-001000'] = startMs + 40_000;
    const phases = new Set<string>();
    const onProgress = ({ phase }: { readonly phase: string }) => phases.add(phase);
    expect(await disconnectStorage(administrator, awsInput, { onProgress })).toEqual({ outcome: 'deleted' });
    const elapsedMs = clock.now() - startMs;
    expect([elapsedMs >= 40_000, elapsedMs <= 45_000, [...phases]]).toEqual([true, true, ['IN USE']]);
    expect(storageState(simulator)).toEqual(nothing);
  });

  it('says who may hold it when it is not released in time', async () => {
    const { administrator, simulator, clock } = await connectedScene();
    simulator.state.confluent.providerIntegrationBusyUntilMs['cspi-001000'] = clock.now() + 3_600_000;
    const error = await thrownBy(disconnectStorage(administrator, awsInput, { timeoutMs: 60_000 }));
    expect(error.message).toBe(
      'Waited for provider integration "river-storage" to be released: still IN USE (Provider integration cspi-001000 cannot be deleted as it is being used by active TableFlow instances) after 60 s. Disable Tableflow on the topics that use it, in every cluster of the environment.',
    );
  });
});
