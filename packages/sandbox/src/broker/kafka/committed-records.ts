import type { BrokerRecord } from '../record.ts';

/** Records of one partition as the protocol has them: a batch of a producer, or the marker that ends a transaction. */
export interface FetchedBatch {
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly attributes: number;
  readonly firstTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly producerId: bigint;
  readonly records: readonly {
    readonly offsetDelta: number;
    readonly timestampDelta: bigint;
    readonly key: Buffer | null;
    readonly value: Buffer | null;
  }[];
}

/** A transaction of a producer that was aborted, as a fetch under `read_committed` names it. */
export interface AbortedTransaction {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

const isLogAppendTime = 1 << 3;
const isTransactional = 1 << 4;
const isControl = 1 << 5;

/**
 * The records of what was fetched, without markers, and without those of aborted transactions.
 *
 * Here and not in the client, which keeps one aborted transaction of each producer only, and shows the records of one whose
 * marker comes with the next fetch.
 *
 * @see https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/clients/consumer/internals/CompletedFetch.java
 */
export function committedRecords(
  place: { readonly topic: string; readonly partition: number; readonly fromOffset: number },
  batches: readonly FetchedBatch[],
  aborted: readonly AbortedTransaction[],
): readonly BrokerRecord[] {
  const coming = [...aborted].sort((one, other) => (one.firstOffset < other.firstOffset ? -1 : 1));
  const active = new Set<bigint>();
  const records: BrokerRecord[] = [];
  const { topic, partition, fromOffset } = place;
  for (const batch of batches) {
    for (let next = coming[0]; next && next.firstOffset <= lastOffset(batch); next = coming[0]) {
      active.add(next.producerId);
      coming.shift();
    }
    const marker = markerOf(batch);
    if (marker === 'abort') active.delete(batch.producerId);
    if (marker || (batch.attributes & isTransactional && active.has(batch.producerId))) continue;
    for (const { offsetDelta, timestampDelta, key, value } of batch.records) {
      const offset = Number(batch.firstOffset) + offsetDelta;
      if (offset < fromOffset) continue;
      const timestamp = batch.attributes & isLogAppendTime ? batch.maxTimestamp : batch.firstTimestamp + timestampDelta;
      records.push({ topic, partition, offset, timestampMs: Number(timestamp), key, value });
    }
  }
  return records;
}

/** What a batch says of a transaction, where it is a marker. */
export function markerOf({ attributes, records }: FetchedBatch): 'commit' | 'abort' | undefined {
  if (!(attributes & isControl)) return undefined;
  return records[0]?.key?.readInt16BE(2) === 1 ? 'commit' : 'abort';
}

/** The offset of a batch's last record, or of where that was. */
export function lastOffset({ firstOffset, lastOffsetDelta }: FetchedBatch): bigint {
  return firstOffset + BigInt(lastOffsetDelta);
}
