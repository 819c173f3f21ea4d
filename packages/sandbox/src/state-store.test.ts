import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@tableflow-workshop/simulator';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type Store } from './broker/store.ts';
import { createStateStore } from './state-store.ts';

let folder: string;
let store: Store;
/** Each batch that was written, by its keys. */
let batches: string[][];

async function open(): Promise<void> {
  const opened = await openStore(folder);
  store = {
    ...opened,
    write: (fill) =>
      opened.write((batch) => {
        const keys: string[] = [];
        const put = batch.put.bind(batch);
        const watched = Object.assign(batch, {
          put: (key: string, ...rest: [never, never]) => {
            keys.push(key);
            return put(key, ...rest);
          },
        });
        fill(watched);
        batches.push(keys);
      }),
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-store-'));
  batches = [];
  await open();
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('a change is written as a change, and all is there after a restart', async () => {
  const { state } = createSimulator();
  const states = createStateStore(store);
  expect(await states.load()).toBeUndefined();
  await states.save(state);
  state.confluent.topics.push({ name: 'rivers', partitions: 1, configs: {} });
  await states.save(state);
  expect(batches[0]?.length).toBeGreaterThan(10);
  expect(batches[1]).toEqual(['confluent/topics']);
  await states.close();
  await store.close();
  await open();
  const again = createStateStore(store);
  const loaded = await again.load();
  expect(loaded).toEqual(JSON.parse(JSON.stringify(state)));
  batches = [];
  if (loaded) await again.save(loaded);
  expect(batches).toEqual([[]]);
});

it('a folder of an earlier version, with the whole state under one key, is read and taken apart', async () => {
  const { state } = createSimulator();
  const kept = store.sublevel<string>('state', 'utf8');
  await store.write((batch) => batch.put('control-planes', JSON.stringify(state), { sublevel: kept }));
  const states = createStateStore(store);
  const loaded = await states.load();
  expect(loaded).toEqual(JSON.parse(JSON.stringify(state)));
  await states.save(state);
  const keys = await store.read(() => kept.keys().all());
  expect(keys).toContain('confluent/topics');
  expect(keys).not.toContain('control-planes');
});
