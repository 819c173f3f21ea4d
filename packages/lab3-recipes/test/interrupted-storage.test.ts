import { isChanging, type Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { type ConnectStorageOptions, connectStorage } from '../src/connect-storage.ts';
import { disconnectStorage } from '../src/disconnect-storage.ts';
import type { StorageAdministrator } from '../src/storage/storage-administrator.ts';
import { awsInput, azureInput, type StorageScene, storageScene, storageState } from './storage-scene.ts';

// Wherever a run ends before its end, the next one reaches the same state, with one of each.

type Input = typeof awsInput | typeof azureInput;

/** One way of running it: in which clouds, and to what end. */
interface Journey {
  readonly prepare: () => Promise<StorageScene>;
  readonly run: (administrator: StorageAdministrator, scene: StorageScene) => Promise<unknown>;
}

const killed = new Error('killed');

/** What the account of the scene says of the role. */
function livePolicy({ simulator }: StorageScene): unknown {
  return simulator.state.trusts?.at(-1)?.policy;
}

const up = (input: Input, optionsOf: (scene: StorageScene) => ConnectStorageOptions = () => ({})): Journey => ({
  prepare: () => storageScene(2_000),
  run: (administrator, scene) =>
    connectStorage(administrator, input, { applyTrust: scene.applyTrust, ...optionsOf(scene) }),
});
const down = (input: Input): Journey => ({
  prepare: async () => {
    const scene = await storageScene(0);
    await connectStorage(scene.administrator, input, { applyTrust: scene.applyTrust });
    return scene;
  },
  run: (administrator) => disconnectStorage(administrator, input),
});
/** Databricks works already, with a policy that knows nothing of Confluent. */
const completing: Journey = {
  ...up(awsInput, (scene) => ({ readTrust: async () => livePolicy(scene) })),
  prepare: async () => {
    const scene = await storageScene(0);
    await connectStorage(scene.administrator, awsInput, { applyTrust: scene.applyTrust });
    scene.simulator.state.confluent.providerIntegrations = [];
    return scene;
  },
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

/** Lets this many calls through; with the last one the process ends, before it learns the answer. */
function fetchUntilKilled({ fetch }: Simulator, callCount: number): Simulator['fetch'] {
  let left = callCount;
  return async (request) => {
    left -= 1;
    const answer = left >= 0 ? await fetch(request) : undefined;
    if (left <= 0 || !answer) throw killed;
    return answer;
  };
}

describe.each(Object.entries(journeys))('%s', (_name, journey) => {
  it('is completed by the next run, after whichever call it was killed', async () => {
    const { end, calls } = await wholeRun(journey);
    const ends: unknown[] = [];
    for (let callCount = 1; callCount <= calls.length; callCount += 1) {
      const scene = await journey.prepare();
      const dying = scene.administratorWith(fetchUntilKilled(scene.simulator, callCount));
      await expect(journey.run(dying, scene)).rejects.toThrow('killed');
      await journey.run(scene.administrator, scene);
      ends.push(endOf(scene));
    }
    expect(ends.length).toBeGreaterThan(5);
    expect(ends).toEqual(ends.map(() => end));
  });

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

describe('a run that dies in the port', () => {
  it.each([
    ['before', 'AWS', awsInput],
    ['after', 'AWS', awsInput],
    ['before', 'Azure', azureInput],
    ['after', 'Azure', azureInput],
  ] as const)('%s the trust is set on %s is completed by the next one', async (when, _cloud, input) => {
    const { end } = await wholeRun(up(input));
    const scene = await storageScene(2_000);
    const applyTrust: ConnectStorageOptions['applyTrust'] = async (trust) => {
      if (when === 'after') await scene.applyTrust(trust);
      throw killed;
    };
    await expect(connectStorage(scene.administrator, input, { applyTrust })).rejects.toThrow('killed');
    await connectStorage(scene.administrator, input, { applyTrust: scene.applyTrust });
    expect(endOf(scene)).toEqual(end);
    // Every time the same document.
    expect(new Set(scene.applied.map((trust) => JSON.stringify(trust))).size).toBe(1);
  });
});
