import { InputError } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { planFaults } from './plan-faults.ts';
import type { SandboxFaults } from './sandbox-faults.ts';

const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `wp${String(index + 1).padStart(3, '0')}`);
const planned = (faults: SandboxFaults, count: number): readonly string[] =>
  planFaults(faults, people(count)).map(({ kind, prefix }) => `${prefix} ${kind}`);

it('the same seed hits the same people, each once, and another seed others', () => {
  const faults = { wrongPassword: '5%', suspendedTopic: 3, pausedConnector: 1, missingGrant: 1, lostSlot: 1 };
  const first = planned(faults, 95);
  expect(first).toEqual(planned(faults, 95));
  expect(first).not.toEqual(planned({ ...faults, seed: 2 }, 95));
  expect(first.map((one) => one.split(' ')[1]).sort()).toEqual([
    'lostSlot',
    'missingGrant',
    'pausedConnector',
    ...Array(3).fill('suspendedTopic'),
    ...Array(5).fill('wrongPassword'),
  ]);
  expect(new Set(first.map((one) => one.split(' ')[0])).size).toBe(11);
});

it('who is named is hit, and nobody else takes their place', () => {
  expect(planned({ lostSlot: ['wp002'], wrongPassword: 2 }, 3)).toEqual([
    'wp001 wrongPassword',
    'wp002 lostSlot',
    'wp003 wrongPassword',
  ]);
});

it('all that cannot be planned is named at once', () => {
  const faults = { wrongPassword: ['wp009', 'wp001'], pausedConnector: ['wp001'], suspendedTopic: 3 };
  let error: unknown;
  try {
    planFaults(faults, people(3));
  } catch (thrown) {
    error = thrown;
  }
  expect(InputError.isInstance(error) && error.problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
    'wrongPassword names wp009, who does not take part.',
    'pausedConnector names wp001, who has a fault already.',
    'suspendedTopic is to hit 3, and 2 of 3 attendees are left.',
  ]);
});
