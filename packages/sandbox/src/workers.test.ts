import { expect, test } from 'vitest';
import { createWorkers } from './workers.ts';

test('a worker that cannot be made fails its own start, and no later one of that name', async () => {
  const workers = createWorkers();
  const stopped: string[] = [];
  const worker = (name: string) => () => ({
    stop: async () => {
      stopped.push(name);
    },
  });
  const failing = workers.start('table', () => {
    throw new Error('no such place');
  });
  const next = workers.start('table', worker('second'));

  await expect(failing).rejects.toThrow('no such place');
  await next;
  await workers.stopAll();
  expect(stopped).toEqual(['second']);
});
