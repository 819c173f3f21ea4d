import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokerOfCluster } from './broker-of-cluster.ts';
import { openEmbeddedBroker } from './embedded/open-embedded-broker.ts';
import { openStore } from './store.ts';

const record = (topic: string, text: string) => ({ topic, key: null, value: Buffer.from(text), timestampMs: 5 });

test('two clusters have topics and connectors of the same names, and see none of each other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broker-of-cluster-'));
  const store = await openStore(folder);
  const lab = await openEmbeddedBroker(store);
  const second = brokerOfCluster(lab, 'lkc-second:');
  const heard: string[][] = [];
  const unlisten = second.onAppend((topics) => heard.push([...topics]));

  await lab.createTopic('orders');
  await second.createTopic('orders');
  await second.createTopic('clicks', 2);
  await lab.append({ records: [record('orders', 'a')], source: { connector: 'cdc', position: 1 } });
  const firstOffset = await second.append({
    records: [record('orders', 'b'), record('orders', 'c')],
    source: { connector: 'cdc', position: 2 },
  });
  const stage = second.stage('cdc');
  await stage.add([{ ...record('clicks', 'd'), partition: 1 }]);
  await stage.commit({ source: { connector: 'cdc', position: 3 } });
  unlisten();

  expect([firstOffset('orders'), firstOffset('clicks')]).toEqual([0, undefined]);
  expect([second.partitionCount('clicks'), second.recordCount('clicks'), second.endOffset('clicks', 1)]).toEqual([
    2, 1, 1,
  ]);
  expect((await second.read('clicks', 0, 1, 1)).map(({ topic, partition }) => [topic, partition])).toEqual([
    ['clicks', 1],
  ]);
  expect(await second.readBatches('clicks', 0, 1, 1)).toHaveLength(1);
  expect(heard).toEqual([['orders'], ['clicks']]);
  expect([second.topics(), second.endOffset('orders'), lab.endOffset('orders')]).toEqual([['clicks', 'orders'], 2, 1]);
  expect((await second.read('orders', 0, 10)).map(({ topic, value }) => [topic, String(value)])).toEqual([
    ['orders', 'b'],
    ['orders', 'c'],
  ]);
  expect([await lab.sourcePosition('cdc'), await second.sourcePosition('cdc')]).toEqual([1, 3]);

  await second.forgetSource('cdc');
  await second.deleteTopic('orders');
  expect([second.topics(), lab.topics()]).toEqual([['clicks'], ['lkc-second:clicks', 'orders']]);
  expect([await lab.sourcePosition('cdc'), await second.sourcePosition('cdc')]).toEqual([1, undefined]);
  await store.close();
  await rm(folder, { recursive: true });
});
