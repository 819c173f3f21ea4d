import type { ConnectionPool } from '@platformatic/kafka';
import type { BrokerRecord } from '../record.ts';
import { committedRecords, type FetchedBatch, lastOffset, markerOf } from './committed-records.ts';
import { errorIds, isUnknownTopic } from './error-ids.ts';
import type { KafkaClient } from './load-kafka-client.ts';
import { leaderless, type PartitionLeaders } from './partition-leaders.ts';
import type { PartitionOffsets } from './partition-offsets.ts';

/** Where to read. */
export interface FetchPlace {
  readonly topic: string;
  readonly partition: number;
  readonly fromOffset: number;
}

/** What one fetch has brought. */
export interface Fetched {
  readonly records: readonly BrokerRecord[];
  /** Where the next fetch goes on; `fromOffset` when there was nothing. */
  readonly nextOffset: number;
}

/** Reads partitions from an offset on, without a consumer group. */
export interface Fetcher {
  /** Committed records: some that there are, never waiting for more. An unknown topic has none. */
  readRecords(place: FetchPlace, maxBytes: number): Promise<Fetched>;
  /** How a transaction of a producer ended that has a record at this offset; `undefined` as long as it has not. */
  outcomeOf(place: FetchPlace, producerId: bigint): Promise<'commit' | 'abort' | undefined>;
  /** Keys of all records, whether they are committed or not. */
  allKeys(topic: string): Promise<ReadonlySet<string>>;
}

const isolation = { readUncommitted: 0, readCommitted: 1 };
const bytesAtOnce = 1_048_576;

export function createFetcher(
  kafka: KafkaClient,
  options: {
    readonly pool: ConnectionPool;
    readonly leaders: PartitionLeaders;
    readonly offsetsOf: PartitionOffsets;
  },
): Fetcher {
  const { pool, leaders, offsetsOf } = options;

  const send = async ({ topic, partition, fromOffset }: FetchPlace, maxBytes: number, isolationLevel: number) => {
    const place = (await leaders.of([topic])).get(topic);
    if (!place || partition >= place.leaders.length) return undefined;
    const leader = place.leaders[partition];
    // It has records: that there are none would be read as the end.
    if (!leader) throw leaderless(kafka, topic, partition);
    const connection = await pool.get(leader);
    const wanted = {
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: BigInt(fromOffset),
      lastFetchedEpoch: -1,
      partitionMaxBytes: maxBytes,
    };
    const topics = [{ topicId: place.id, partitions: [wanted] }];
    const response = await kafka.fetchV13.api.async(connection, 0, 1, maxBytes, isolationLevel, 0, 0, topics, [], '');
    return response.responses[0]?.partitions[0];
  };

  /** A topic that was deleted has no records, and what has expired is passed over. */
  const fetchPartition = async (place: FetchPlace, maxBytes: number, isolationLevel: number) => {
    try {
      return { fromOffset: place.fromOffset, part: await send(place, maxBytes, isolationLevel) };
    } catch (error) {
      leaders.forget();
      if (isUnknownTopic(error)) return undefined;
      if (!errorIds(error).has('OFFSET_OUT_OF_RANGE')) throw error;
    }
    const { topic, partition } = place;
    const start = (await offsetsOf([topic], 'earliest')).get(topic)?.[partition] ?? 0;
    if (start <= place.fromOffset) return undefined;
    return { fromOffset: start, part: await send({ ...place, fromOffset: start }, maxBytes, isolationLevel) };
  };

  return {
    async readRecords(place, maxBytes) {
      const found = await fetchPartition(place, maxBytes, isolation.readCommitted);
      const batches: readonly FetchedBatch[] = found?.part?.records ?? [];
      const records = committedRecords(place, batches, found?.part?.abortedTransactions ?? []);
      return { records, nextOffset: nextOffsetOf(batches, found?.fromOffset ?? place.fromOffset) };
    },
    async outcomeOf(place, producerId) {
      for (let { fromOffset } = place; ; ) {
        const found = await fetchPartition({ ...place, fromOffset }, bytesAtOnce, isolation.readUncommitted);
        const batches: readonly FetchedBatch[] = found?.part?.records ?? [];
        for (const batch of batches) {
          const marker = batch.producerId === producerId ? markerOf(batch) : undefined;
          if (marker) return marker;
        }
        if (batches.length === 0) return undefined;
        fromOffset = nextOffsetOf(batches, fromOffset);
      }
    },
    async allKeys(topic) {
      const keys = new Set<string>();
      for (let fromOffset = 0; ; ) {
        const place = { topic, partition: 0, fromOffset };
        const found = await fetchPartition(place, bytesAtOnce, isolation.readUncommitted);
        const batches: readonly FetchedBatch[] = found?.part?.records ?? [];
        if (batches.length === 0) return keys;
        for (const { key } of committedRecords(place, batches, [])) if (key) keys.add(key.toString());
        fromOffset = nextOffsetOf(batches, fromOffset);
      }
    },
  };
}

function nextOffsetOf(batches: readonly FetchedBatch[], fromOffset: number): number {
  const last = batches.at(-1);
  return last ? Math.max(fromOffset, Number(lastOffset(last)) + 1) : fromOffset;
}
