import { once } from 'node:events';
import { expect, it } from 'vitest';
import { startQueryProcess } from './start-query-process.ts';

it('a process whose sandbox is gone before it has begun to listen ends', async () => {
  const child = startQueryProcess();
  child.ref();
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
