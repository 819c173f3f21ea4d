import type { Consumer } from '@platformatic/kafka';
import type { BrokerRecord } from '../record.ts';
import { committedRecords, type FetchedBatch, lastOffset, markerOf } from './committed-records.ts';
import { errorIds, isUnknownTopic } from './error-ids.ts';
import type { KafkaClient } from './load-kafka-client.ts';
import type { NetworkOptions } from './network-options.ts';

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
  closeFetcher(): Promise<void>;
}

const isolation = { readUncommitted: 0, readCommitted: 1 };
const earliest = -2n;
const bytesAtOnce = 1_048_576;

export function createFetcher(
  kafka: KafkaClient,
  {
    consumer,
    clientId,
    network,
  }: { readonly consumer: Consumer; readonly clientId: string; readonly network: NetworkOptions },
): Fetcher {
  const pool = new kafka.ConnectionPool(clientId, network);

  const send = async ({ topic, partition, fromOffset }: FetchPlace, maxBytes: number, isolationLevel: number) => {
    const metadata = await consumer.metadata({ topics: [topic] });
    const found = metadata.topics.get(topic);
    const leader = metadata.brokers.get(found?.partitions[partition]?.leader ?? -1);
    if (!found || !leader) return undefined;
    const connection = await pool.get(leader);
    const wanted = {
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: BigInt(fromOffset),
      lastFetchedEpoch: -1,
      partitionMaxBytes: maxBytes,
    };
    const topics = [{ topicId: found.id, partitions: [wanted] }];
    const response = await kafka.fetchV13.api.async(connection, 0, 1, maxBytes, isolationLevel, 0, 0, topics, [], '');
    return response.responses[0]?.partitions[0];
  };

  /** A topic that was deleted has no records, and what has expired is passed over. */
  const fetchPartition = async (place: FetchPlace, maxBytes: number, isolationLevel: number) => {
    try {
      return { fromOffset: place.fromOffset, part: await send(place, maxBytes, isolationLevel) };
    } catch (error) {
      consumer.clearMetadata();
      if (isUnknownTopic(error)) return undefined;
      if (!errorIds(error).has('OFFSET_OUT_OF_RANGE')) throw error;
    }
    const { topic, partition } = place;
    const starts = await consumer.listOffsets({
      topics: [topic],
      partitions: { [topic]: [partition] },
      timestamp: earliest,
    });
    const start = Number(starts.get(topic)?.[partition] ?? 0n);
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
    async closeFetcher() {
      await pool.close();
    },
  };
}

function nextOffsetOf(batches: readonly FetchedBatch[], fromOffset: number): number {
  const last = batches.at(-1);
  return last ? Math.max(fromOffset, Number(lastOffset(last)) + 1) : fromOffset;
}
