import { InputError } from '@tableflow-workshop/client-core';
import type { Store } from './store.ts';

const key = 'topics';
const embedded = 'this folder';

/**
 * A data folder says where its topics are. Its tables go by the offsets of that place, and would lose or repeat rows with those of
 * another.
 *
 * @param kafkaClusterId of the Kafka that is to have the topics; `undefined` for the sandbox itself
 * @throws InputError when they are elsewhere
 */
export async function claimTopics(store: Store, folder: string, kafkaClusterId: string | undefined): Promise<void> {
  const places = store.sublevel<string>('places', 'utf8');
  const wanted = kafkaClusterId === undefined ? embedded : `the Kafka cluster ${kafkaClusterId}`;
  const found = (await store.read(() => places.get(key))) ?? (await earlier(store)) ?? wanted;
  if (found !== wanted) {
    throw new InputError({
      tried: 'open the sandbox',
      problems: [
        {
          path: folder,
          problem: `keeps its topics in ${found}, and not in ${wanted}.`,
          remedy: 'Start it as it was started before, or take another data folder.',
        },
      ],
    });
  }
  await store.write((batch) => batch.put(key, wanted, { sublevel: places }));
}

/** Folders of earlier versions have no mark, and topics of their own if any. */
async function earlier(store: Store): Promise<string | undefined> {
  const [topic] = await store.read(() => store.sublevel<number>('topics', 'json').keys({ limit: 1 }).all());
  return topic === undefined ? undefined : embedded;
}
