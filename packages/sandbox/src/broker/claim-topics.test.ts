import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimTopics } from './claim-topics.ts';
import { openEmbeddedBroker } from './embedded/open-embedded-broker.ts';
import { openStore } from './store.ts';

test('a data folder stays with the place of its topics', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claim-topics-'));
  let store = await openStore(join(folder, 'kafka'));
  await claimTopics(store, folder, 'one');
  await store.close();
  store = await openStore(join(folder, 'kafka'));
  await claimTopics(store, folder, 'one');
  await expect(claimTopics(store, folder, 'two')).rejects.toThrow(
    'keeps its topics in the Kafka cluster one, and not in the Kafka cluster two.',
  );
  await expect(claimTopics(store, folder, undefined)).rejects.toThrow(
    'keeps its topics in the Kafka cluster one, and not in this folder.',
  );
  await store.close();

  // One of an earlier version, which has no mark.
  store = await openStore(join(folder, 'own'));
  await (await openEmbeddedBroker(store)).createTopic('t');
  await expect(claimTopics(store, folder, 'one')).rejects.toThrow('keeps its topics in this folder');
  await claimTopics(store, folder, undefined);
  await store.close();
  await rm(folder, { recursive: true });
});
