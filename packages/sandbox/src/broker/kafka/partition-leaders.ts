import type { Base } from '@platformatic/kafka';
import type { ServerAddress } from './line/server-address.ts';
import type { KafkaClient } from './load-kafka-client.ts';

/** What is known of a topic. */
export interface TopicPlaces {
  readonly id: string;
  /** By partition, where its leader is; `undefined` for a partition that has none. */
  readonly leaders: readonly (ServerAddress | undefined)[];
}

/**
 * Where the leaders of partitions are. The client's own memory of it may be cleared while it is asked, and it then gives topics
 * without partitions.
 */
export interface PartitionLeaders {
  /** @throws when the topic does not exist */
  of(topics: readonly string[]): Promise<ReadonlyMap<string, TopicPlaces>>;
  /** Asks now, whatever is known. */
  refresh(topics: readonly string[]): Promise<ReadonlyMap<string, TopicPlaces>>;
  /** Forgets all: a leader has moved, or a topic was made again. */
  forget(): void;
}

export function createPartitionLeaders(client: Pick<Base, 'metadata'>): PartitionLeaders {
  const known = new Map<string, TopicPlaces>();
  const refresh: PartitionLeaders['refresh'] = async (topics) => {
    const metadata = await client.metadata({ topics: [...topics], forceUpdate: true });
    const found = new Map<string, TopicPlaces>();
    for (const topic of topics) {
      const one = metadata.topics.get(topic);
      if (!one) continue;
      const leaders = one.partitions.map(({ leader }) => metadata.brokers.get(leader));
      found.set(topic, { id: one.id, leaders });
      known.set(topic, { id: one.id, leaders });
    }
    return found;
  };
  return {
    refresh,
    async of(topics) {
      const missing = topics.filter((topic) => !known.has(topic));
      const found = missing.length > 0 ? await refresh(missing) : new Map<string, TopicPlaces>();
      const all = topics.map((topic) => [topic, known.get(topic) ?? found.get(topic)] as const);
      return new Map(all.filter((one): one is readonly [string, TopicPlaces] => one[1] !== undefined));
    },
    forget: () => known.clear(),
  };
}

/** For a moment, while a partition gets another leader, or for as long as all of its copies are away. */
export function leaderless(kafka: KafkaClient, topic: string, partition: number): Error {
  return new kafka.NetworkError(`Partition ${partition} of the topic ${topic} has no leader.`);
}
