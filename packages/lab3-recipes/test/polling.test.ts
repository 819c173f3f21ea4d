import { expect, it } from 'vitest';
import { measureCalls } from './support/measure-calls.ts';

// How often a lab asks the clouds, in virtual time. `pnpm --filter tooling run polling` prints the whole table.

it.each([
  [1, 400, 8],
  [10, 500, 8],
  [100, 600, 10],
])('a lab of %i tables asks at most so often', async (tables, setUp, verify) => {
  const calls = await measureCalls(tables, 1);
  expect(calls.setUp).toBeLessThanOrEqual(setUp);
  expect(calls.pollsInFullestMinute).toBeLessThanOrEqual(60);
  expect(calls.verify).toBeLessThanOrEqual(verify);
});
