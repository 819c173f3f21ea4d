import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { readFaults } from './read-faults.ts';

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const error: unknown = await readFaults(text).catch((thrown: unknown) => thrown);
  return InputError.isInstance(error) ? error.problems.map(({ path, problem }) => `${path} ${problem}`) : [];
};

it('a list and a file say the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  try {
    const faults = {
      seed: 7,
      wrongPassword: '5%',
      suspendedTopic: 3,
      lostSlot: ['wp003', 'wp007'],
      stoppedWarehouse: true,
    };
    const file = join(folder, 'faults.json');
    await writeFile(file, JSON.stringify(faults));
    expect(await readFaults(file)).toEqual(faults);
    expect(await readFaults('seed=7,wrongPassword=5%,suspendedTopic=3,lostSlot=wp003+wp007,stoppedWarehouse')).toEqual(
      faults,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('all mistakes are named at once', async () => {
  expect(await problemsOf('wrongPasword=1,lostSlot=many,suspendedTopic=120%,stoppedWarehouse=2,seed=x')).toEqual([
    'seed must be a whole number.',
    'suspendedTopic must be how many it hits (3), a share of all (5%), or who is hit (["wp007"]).',
    'lostSlot must be how many it hits (3), a share of all (5%), or who is hit (["wp007"]).',
    'stoppedWarehouse must be true or false.',
    'wrongPasword is not known.',
  ]);
  expect(await problemsOf('nowhere.json')).toEqual(['nowhere.json does not exist.']);
});
