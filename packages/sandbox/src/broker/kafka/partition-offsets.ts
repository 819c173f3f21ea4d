import type { ConnectionPool } from '@platformatic/kafka';
import type { ServerAddress } from './line/server-address.ts';
import type { KafkaClient } from './load-kafka-client.ts';
import { leaderless, type PartitionLeaders } from './partition-leaders.ts';

/** Numbers of the protocol: the first offset of a partition, and the one behind what is committed or aborted. */
const timestamps = { earliest: -2n, latest: -1n };
const readCommitted = 1;

/** By topic and partition, the first offset, or the end of what is committed or aborted. */
export type PartitionOffsets = (
  topics: readonly string[],
  which: keyof typeof timestamps,
) => Promise<ReadonlyMap<string, readonly number[]>>;

/** Asks the leaders of all partitions. */
export function createPartitionOffsets(
  kafka: KafkaClient,
  { pool, leaders }: { readonly pool: ConnectionPool; readonly leaders: PartitionLeaders },
): PartitionOffsets {
  return async (topics, which) => {
    const places = await leaders.of(topics);
    const byLeader = new Map<string, { leader: ServerAddress; topics: Map<string, number[]> }>();
    for (const [topic, place] of places) {
      for (const [partition, leader] of place.leaders.entries()) {
        if (!leader) {
          leaders.forget();
          throw leaderless(kafka, topic, partition);
        }
        const key = `${leader.host} ${leader.port}`;
        const asked = byLeader.get(key) ?? { leader, topics: new Map<string, number[]>() };
        byLeader.set(key, asked);
        asked.topics.set(topic, [...(asked.topics.get(topic) ?? []), partition]);
      }
    }
    const offsets = new Map([...places].map(([topic, place]) => [topic, place.leaders.map(() => 0)]));
    const ask = async ({ leader, topics: asked }: { leader: ServerAddress; topics: Map<string, number[]> }) => {
      const wanted = [...asked].map(([name, partitions]) => ({
        name,
        partitions: partitions.map((partitionIndex) => ({
          partitionIndex,
          currentLeaderEpoch: -1,
          timestamp: timestamps[which],
        })),
      }));
      const response = await kafka.listOffsetsV7.api.async(await pool.get(leader), -1, readCommitted, wanted);
      for (const { name, partitions } of response.topics) {
        const found = offsets.get(name);
        for (const { partitionIndex, offset } of partitions) if (found) found[partitionIndex] = Number(offset);
      }
    };
    try {
      await Promise.all([...byLeader.values()].map(ask));
    } catch (error) {
      leaders.forget();
      throw error;
    }
    return offsets;
  };
}
