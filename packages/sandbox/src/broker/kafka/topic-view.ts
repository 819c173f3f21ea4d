import type { Clock } from '@tableflow-workshop/client-core';
import { createQueue } from '../create-queue.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { positionsTopic } from './positions.ts';

/** What is known of the topics, from memory. */
export interface TopicView {
  /** How many partitions each topic has. */
  partitions(): ReadonlyMap<string, number>;
  endOffset(topic: string, partition: number): number;
  recordCount(topic: string): number;
  /** Looks again: at all topics, or at how far some have got. */
  refresh(topics?: readonly string[]): Promise<void>;
  onAppend(listen: (topics: ReadonlySet<string>) => void): () => void;
  /** Looks at how far they have got, again and again. The returned function ends that. */
  follow(clock: Clock, onFailure: (error: unknown) => void): () => Promise<void>;
}

/** One partition as it was seen last. */
interface PartitionView {
  endOffset: number;
  /** Up to here, records are counted. */
  countedTo: number;
  count: number;
}

const bytesAtOnce = 1_048_576;
const followEveryMs = 200;
/** Every so many looks, topics that others have made or deleted are found. */
const looksForTopics = 10;

/** Follows the topics of a Kafka. Its own records are counted too: a marker takes an offset, and is no record. */
export function createTopicView(connection: KafkaConnection): TopicView {
  let partitions: ReadonlyMap<string, number> = new Map();
  const views = new Map<string, PartitionView[]>();
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  const inOrder = createQueue();

  const announce = (topics: ReadonlySet<string>): void => {
    for (const listen of listeners) queueMicrotask(() => listen(topics));
  };
  const findTopics = async (): Promise<void> => {
    const found = new Map(await connection.topics());
    found.delete(positionsTopic);
    const fresh = new Set([...found.keys()].filter((topic) => !partitions.has(topic)));
    partitions = found;
    for (const topic of views.keys()) if (!found.has(topic)) views.delete(topic);
    if (fresh.size > 0) announce(fresh);
  };
  const count = async (topic: string, partition: number, view: PartitionView, end: number): Promise<void> => {
    while (view.countedTo < end) {
      const { records, nextOffset } = await connection.readRecords(
        { topic, partition, fromOffset: view.countedTo },
        bytesAtOnce,
      );
      if (nextOffset === view.countedTo) return;
      // The fetch may have come further than the end that is known.
      view.count += records.length;
      view.countedTo = nextOffset;
    }
  };
  const look = async (topics: readonly string[]): Promise<void> => {
    const known = topics.filter((topic) => partitions.has(topic));
    const changed = new Set<string>();
    for (const [topic, ends] of await connection.endOffsets(known)) {
      const own = views.get(topic) ?? [];
      views.set(topic, own);
      for (const [partition, end] of ends.entries()) {
        const view = own[partition] ?? { endOffset: 0, countedTo: 0, count: 0 };
        own[partition] = view;
        // A topic of that name was deleted and made again.
        if (end < view.endOffset) Object.assign(view, { endOffset: 0, countedTo: 0, count: 0 });
        if (end === view.endOffset) continue;
        await count(topic, partition, view, end);
        view.endOffset = end;
        changed.add(topic);
      }
    }
    if (changed.size > 0) announce(changed);
  };

  return {
    partitions: () => partitions,
    endOffset: (topic, partition) => views.get(topic)?.[partition]?.endOffset ?? 0,
    recordCount: (topic) => (views.get(topic) ?? []).reduce((sum, view) => sum + view.count, 0),
    refresh: (topics) =>
      inOrder(async () => {
        if (!topics) await findTopics();
        await look(topics ?? [...partitions.keys()]);
      }),
    onAppend(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    follow(clock, onFailure) {
      let looks = 0;
      let isStopped = false;
      let looking: Promise<void> = Promise.resolve();
      const again = (): void => {
        looks += 1;
        looking = inOrder(async () => {
          if (looks % looksForTopics === 0) await findTopics();
          await look([...partitions.keys()]);
        })
          .catch(onFailure)
          .then(() => {
            if (!isStopped) cancel = clock.setTimer(followEveryMs, again);
          });
      };
      let cancel = clock.setTimer(followEveryMs, again);
      return async () => {
        isStopped = true;
        cancel();
        await looking;
      };
    },
  };
}
