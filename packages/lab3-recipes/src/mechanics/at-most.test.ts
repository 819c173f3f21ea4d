import { getEventListeners } from 'node:events';
import { createVirtualClock, sleep } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

it('no more than so many run at once, in the order in which they came', async () => {
  const clock = createVirtualClock({ startMs: 0 });
  const takeTurn = atMost(2);
  const begun: string[] = [];
  const work = (name: string) => async () => {
    begun.push(`${clock.now()} ${name}`);
    await sleep(clock, 10);
    return name;
  };
  const names = ['a', 'b', 'c', 'd', 'e'];
  expect(await Promise.all(names.map((name) => takeTurn(work(name))))).toEqual(names);
  expect(begun).toEqual(['0 a', '0 b', '10 c', '10 d', '20 e']);
});

it('who gives up while waiting leaves, and a failure makes room', async () => {
  const takeTurn = atMost(1);
  const leaving = new AbortController();
  const failing = takeTurn(async () => {
    throw new Error('broken');
  }).catch((error: Error) => error.message);
  const left = takeTurn(async () => 'never', leaving.signal).catch((reason: unknown) => reason);
  const next = takeTurn(async () => 'next');
  leaving.abort('gone');
  expect(await Promise.all([failing, left, next])).toEqual(['broken', 'gone', 'next']);
  await expect(takeTurn(async () => 'never', leaving.signal)).rejects.toBe('gone');
});

it('many who wait with one signal have one listener: Node takes the eleventh for a leak', async () => {
  const takeTurn = atMost(1);
  const { signal } = new AbortController();
  const all = Array.from({ length: 20 }, () => takeTurn(() => Promise.resolve(), signal));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await Promise.all(all);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
