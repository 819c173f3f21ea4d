import { createVirtualClock, InputError, sleep } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { watchOwner } from './watch-owner.ts';

const taken = new InputError({ tried: 'write to Kafka', problems: [] });

test('that another sandbox has the topics is said once; that Kafka is away, not at all', async () => {
  const clock = createVirtualClock();
  const outcomes = [undefined, new Error('away'), undefined, taken, taken];
  const heard: unknown[] = [];
  let checks = 0;
  const checkOwner = async (): Promise<void> => {
    const outcome = outcomes[checks];
    checks += 1;
    if (outcome) throw outcome;
  };
  watchOwner({ checkOwner }, clock, (error) => heard.push(error));
  await sleep(clock, 60_000);
  expect([checks, heard]).toEqual([4, [taken]]);
});

test('what is stopped says nothing more', async () => {
  const clock = createVirtualClock();
  const heard: unknown[] = [];
  const stop = watchOwner({ checkOwner: () => Promise.reject(taken) }, clock, (error) => heard.push(error));
  stop();
  await sleep(clock, 60_000);
  expect(heard).toEqual([]);
});
