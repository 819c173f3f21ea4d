import { systemClock } from '@tableflow-workshop/client-core';
import { afterAll, expect, it } from 'vitest';
import { parseStatementQuery } from './parse-statement-query.ts';
import { createQueryWorker } from './query-worker.ts';

const worker = createQueryWorker(systemClock);
const warnings: string[] = [];
const listen = (warning: Error): void => {
  warnings.push(warning.name);
};
process.on('warning', listen);
afterAll(() => {
  process.off('warning', listen);
  worker.close();
});

it('keeps no listener of a statement that has ended', async () => {
  const query = {
    bound: { query: parseStatementQuery('SELECT 1'), relations: {} },
    session: { caller: '', catalog: 'c', schema: 's' },
    parameters: [],
    tables: [],
    views: [],
    rowLimit: undefined,
  };
  for (let number = 0; number < 12; number += 1)
    await worker.run(query, new AbortController().signal).catch(() => undefined);
  // Node reports a warning on the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});
