import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { askTogether } from './ask-together.ts';

it('one question for all of a kind in the same moment, and the answers in their order', async () => {
  const owner = { clock: createVirtualClock() };
  const asked: (readonly string[])[] = [];
  const ask = async (names: readonly string[]) => {
    asked.push(names);
    return names.map((name) => name.length);
  };
  const question = (kind: string, item: string) => askTogether(owner, kind, { item, ask });
  const answers = [question('rivers', 'Po'), question('rivers', 'Rhine'), question('lakes', 'Como')];
  expect(await Promise.all(answers)).toEqual([2, 5, 4]);
  expect(await question('rivers', 'Elbe')).toBe(4);
  expect(asked).toEqual([['Po', 'Rhine'], ['Como'], ['Elbe']]);
});

it('a failure is that of all who asked', async () => {
  const owner = { clock: createVirtualClock() };
  const ask = () => Promise.reject(new Error('no network'));
  const answers = ['Po', 'Rhine'].map((item) => askTogether(owner, 'rivers', { item, ask }));
  expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
