import { isChanging } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { type ConnectStorageOptions, connectStorage } from '../src/recipes/connect-storage.ts';
import { disconnectStorage } from '../src/recipes/disconnect-storage.ts';
import type { StorageAdministrator } from '../src/resources/storage/storage-administrator.ts';
import { bareStorage, connectedStorage, storageOfDatabricks } from './support/crash-scenes.ts';
import { awsInput, azureInput, type StorageScene, storageState } from './support/storage-scene.ts';

// Whichever change the connection breaks at, this run or the next one reaches the same state, with one of each. For runs
// that are killed see the crash matrix.

type Input = typeof awsInput | typeof azureInput;

/** One way of running it: in which clouds, and to what end. */
interface Journey {
  readonly prepare: () => Promise<StorageScene>;
  readonly run: (administrator: StorageAdministrator, scene: StorageScene) => Promise<unknown>;
}

/** What the account of the scene says of the role. */
function livePolicy({ simulator }: StorageScene): unknown {
  return simulator.state.trusts?.at(-1)?.policy;
}

const up = (input: Input, optionsOf: (scene: StorageScene) => ConnectStorageOptions = () => ({})): Journey => ({
  prepare: bareStorage,
  run: (administrator, scene) =>
    connectStorage(administrator, input, { applyTrust: scene.applyTrust, ...optionsOf(scene) }),
});
const down = (input: Input): Journey => ({
  prepare: connectedStorage(input),
  run: (administrator) => disconnectStorage(administrator, input),
});
/** Databricks works already, with a policy that knows nothing of Confluent. */
const completing: Journey = {
  ...up(awsInput, (scene) => ({ readTrust: async () => livePolicy(scene) })),
  prepare: storageOfDatabricks,
};

const journeys: Readonly<Record<string, Journey>> = {
  'connecting on AWS': up(awsInput),
  'connecting on Azure': up(azureInput),
  'letting Confluent into a storage of Databricks': completing,
  'disconnecting on AWS': down(awsInput),
  'disconnecting on Azure': down(azureInput),
};

/** What must be the same in the end: the state of both clouds, and whether the trust knows the live integration. */
function endOf(scene: StorageScene): unknown {
  const { providerIntegrations } = scene.simulator.state.confluent;
  const policy = JSON.stringify(livePolicy(scene) ?? '');
  const isTrusted = providerIntegrations.every((one) => policy.includes(one.config.external_id ?? 'none'));
  return { ...storageState(scene.simulator), isTrusted };
}

async function wholeRun({ prepare, run }: Journey) {
  const scene = await prepare();
  scene.simulator.forgetCalls();
  await run(scene.administrator, scene);
  return { end: endOf(scene), calls: [...scene.simulator.calls] };
}

describe.each(Object.entries(journeys))('%s', (_name, journey) => {
  it('is completed by the next run, whichever changing call was cut before or after its effect', async () => {
    const { end, calls } = await wholeRun(journey);
    const changes = calls.filter(isChanging).map((call) => call.operationId ?? '');
    expect(changes.length).toBeGreaterThan(0);
    for (const on of changes) {
      for (const drop of ['before', 'after'] as const) {
        const scene = await journey.prepare();
        scene.simulator.faults.add({ on, drop });
        await journey.run(scene.administrator, scene).catch((error: Error) => expect(error.name).toBe('NetworkError'));
        await journey.run(scene.administrator, scene);
        expect([on, drop, endOf(scene)]).toEqual([on, drop, end]);
      }
    }
  });
});

it.each([
  ['AWS', awsInput],
  ['Azure', azureInput],
] as const)(
  'on %s the trust that was set by a run that died is handed over once more, word for word',
  async (_, input) => {
    const scene = await bareStorage();
    const dying: ConnectStorageOptions['applyTrust'] = async (trust) => {
      await scene.applyTrust(trust);
      throw new Error('killed');
    };
    await expect(connectStorage(scene.administrator, input, { applyTrust: dying })).rejects.toThrow('killed');
    await connectStorage(scene.administrator, input, { applyTrust: scene.applyTrust });
    expect(scene.applied).toHaveLength(2);
    expect(scene.applied[0]).toEqual(scene.applied[1]);
  },
);
