import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokerByName } from './broker-by-name.ts';
import { openEmbeddedBroker } from './embedded/open-embedded-broker.ts';
import { openStore } from './store.ts';

const record = (topic: string) => ({ topic, key: null, value: Buffer.from('x'), timestampMs: 5 });

test('topics and connectors of other clusters are in the second broker, those of the lab in the first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broker-by-name-'));
  const stores = [await openStore(join(folder, 'lab')), await openStore(join(folder, 'others'))] as const;
  const [lab, others] = [await openEmbeddedBroker(stores[0]), await openEmbeddedBroker(stores[1])];
  const broker = brokerByName(lab, others);
  const heard: string[][] = [];
  const leave = broker.onAppend((topics) => heard.push([...topics]));

  await broker.createTopic('orders', 2);
  await broker.createTopic('lkc-two:orders');
  await broker.append({ records: [record('orders')] });
  const staged = broker.stage('lkc-two:cdc');
  await staged.add([record('lkc-two:orders'), record('lkc-two:orders')]);
  await staged.commit({ source: { connector: 'lkc-two:cdc', position: 3 } });
  await broker.append({ records: [], source: { connector: 'cdc', position: 4 } });
  leave();
  await broker.append({ records: [record('orders')] });

  expect([lab.topics(), others.topics(), broker.topics()]).toEqual([
    ['orders'],
    ['lkc-two:orders'],
    ['lkc-two:orders', 'orders'],
  ]);
  expect([broker.recordCount('orders'), broker.recordCount('lkc-two:orders')]).toEqual([2, 2]);
  expect([broker.partitionCount('orders'), broker.endOffset('lkc-two:orders')]).toEqual([2, 2]);
  expect([await lab.sourcePosition('cdc'), await others.sourcePosition('lkc-two:cdc')]).toEqual([4, 3]);
  expect(await broker.sourcePosition('lkc-two:cdc')).toBe(3);
  expect(heard).toEqual([['orders'], ['lkc-two:orders']]);
  await broker.forgetSource('lkc-two:cdc');
  await broker.deleteTopic('lkc-two:orders');
  expect([await broker.sourcePosition('lkc-two:cdc'), broker.topics()]).toEqual([undefined, ['orders']]);
  expect((await broker.read('orders', 0, 9, 0)).length + (await broker.read('orders', 0, 9, 1)).length).toBe(2);
  expect(await broker.readBatches('lkc-two:orders', 0, 9)).toEqual([]);
  for (const store of stores) await store.close();
  await rm(folder, { recursive: true });
});
