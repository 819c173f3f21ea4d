import { createSimulator } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { partsOf, stateOf } from './state-parts.ts';

const { state } = createSimulator();

it('a state is taken apart and put together again', () => {
  expect(stateOf(partsOf(state))).toEqual(JSON.parse(JSON.stringify(state)));
  expect(stateOf(new Map())).toBeUndefined();
});

it('a change is in one part', () => {
  const before = partsOf(state);
  const changed = structuredClone(state);
  changed.confluent.topics.push({ name: 'rivers', partitions: 1, configs: {} });
  const after = partsOf(changed);
  expect([...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key)).toEqual([
    'confluent/topics',
  ]);
});

it('results of statements are not kept', () => {
  expect(partsOf(state).get('databricks/statements')).toBe('[]');
});
