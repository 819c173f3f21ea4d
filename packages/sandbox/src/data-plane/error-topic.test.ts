import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { decodeAvro } from '../avro/decode-avro.ts';
import { openEmbeddedBroker } from '../broker/embedded/open-embedded-broker.ts';
import { openStore } from '../broker/store.ts';
import type { RecordFailure } from '../tableflow/data-file.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';
import { errorTopic, failedRecordSchema } from './error-topic.ts';

test('what is passed over again after a crash is not there twice; another table has its own place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'error-topic-'));
  const store = await openStore(folder);
  const broker = await openEmbeddedBroker(store);
  const controlPlane = {
    ensureTopic: () => undefined,
    partitionCount: () => 1,
    topicConfigs: () => ({}),
    registerSchema: () => 7,
  };
  const options = {
    broker,
    clock: createVirtualClock(),
    saved: async () => undefined,
    controlPlane,
  } as unknown as DataPlaneOptions;
  const failure = (offset: number): RecordFailure => ({
    record: { topic: 'orders', partition: 0, offset, timestampMs: 5, key: null, value: Buffer.from('x') },
    reason: 'broken',
  });
  const take = errorTopic(options, { tableId: 'one', target: 'errors' });
  await take([failure(3), failure(5)]);
  await errorTopic(options, { tableId: 'one', target: 'errors' })([failure(3), failure(5), failure(9)]);
  await take([]);
  await errorTopic(options, { tableId: 'two', target: 'errors' })([failure(3)]);

  const records = await broker.read('errors', 0, 10);
  const offsets = records.map(({ value }) => {
    const decoded = decodeAvro(value ?? Buffer.alloc(0), () => failedRecordSchema).value as { offset: bigint };
    return decoded.offset;
  });
  expect(offsets).toEqual([3n, 5n, 9n, 3n]);
  await store.close();
  await rm(folder, { recursive: true });
});
