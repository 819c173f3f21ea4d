import type { BrokerRecord } from '../record.ts';
import { keysOf, offsetOf, type RecordBatch, recordKey, unpackRecords } from '../record-codec.ts';
import type { Store, Sublevel } from '../store.ts';
import { partitionLog, topicOfLog } from './partition-log.ts';

/** Where the records of all topics lie. */
export interface TopicLog {
  readonly store: Store;
  /** The offset of the next record of each log. */
  readonly endOffsets: Map<string, number>;
  /** How many partitions each topic has: each is a log of its own. */
  readonly partitions: Map<string, number>;
  /** Batches by log and name. */
  readonly batches: Sublevel<Buffer>;
  /** By log and offset of the first record, the name of the batch. */
  readonly index: Sublevel<string>;
  /** The ends of the logs. */
  readonly topics: Sublevel<number>;
  /** Logs of topics being deleted. */
  readonly deletions: Sublevel<string>;
  /** Of each append that is being staged, the logs that it has batches in. */
  readonly stages: Sublevel<readonly string[]>;
}

/** Opens the log, and clears away what a killed process left half done. */
export async function openTopicLog(store: Store): Promise<TopicLog> {
  const topics = store.sublevel<number>('topics', 'json');
  const log: TopicLog = {
    store,
    endOffsets: new Map(await store.read(() => topics.iterator().all())),
    partitions: new Map(),
    batches: store.sublevel<Buffer>('batches', 'buffer'),
    index: store.sublevel<string>('index', 'utf8'),
    topics,
    deletions: store.sublevel<string>('deletions', 'utf8'),
    stages: store.sublevel<readonly string[]>('stages', 'json'),
  };
  for (const name of log.endOffsets.keys()) {
    const topic = topicOfLog(name);
    log.partitions.set(topic, (log.partitions.get(topic) ?? 0) + 1);
  }
  for (const name of await store.read(() => log.deletions.keys().all())) await clearLog(log, name);
  for (const [stage, staged] of await store.read(() => log.stages.iterator().all())) {
    await clearStage(log, stage, staged);
  }
  return log;
}

/** Removes the records of a log that is noted as being deleted: two ranges, however many there are. */
export async function clearLog(log: TopicLog, name: string): Promise<void> {
  await log.store.clear(log.index, keysOf(name));
  await log.store.clear(log.batches, keysOf(name));
  await log.store.write((batch) => batch.del(name, { sublevel: log.deletions }));
}

/** Removes what was staged and never committed. */
export async function clearStage(log: TopicLog, stage: string, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    await log.store.clear(log.batches, { gte: `${name}/${stage}-`, lt: `${name}/${stage}.` });
  }
  await log.store.write((batch) => batch.del(stage, { sublevel: log.stages }));
}

/** The logs of a topic, one for each partition. An unknown topic has none. */
export function logsOf(log: TopicLog, topic: string): readonly string[] {
  return Array.from({ length: log.partitions.get(topic) ?? 0 }, (_, partition) => partitionLog(topic, partition));
}

/** How many partitions a topic has. @throws for a topic that does not exist */
export function partitionCount(log: TopicLog, topic: string): number {
  const count = log.partitions.get(topic);
  if (count === undefined) throw new Error(`The topic ${topic} does not exist`);
  return count;
}

/** Where records are read from. */
interface ReadFrom {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** Up to `maxRecords` records from an offset on. */
export function readLog(log: TopicLog, from: ReadFrom, maxRecords: number): Promise<readonly BrokerRecord[]> {
  return log.store.read(async () => {
    const records: BrokerRecord[] = [];
    if (maxRecords <= 0) return records;
    for await (const batch of batchesFrom(log, from)) {
      for (const record of unpackRecords(from.topic, batch, from.offset)) {
        records.push(record);
        if (records.length >= maxRecords) return records;
      }
    }
    return records;
  });
}

/** Whole batches, from the one with that offset on, until they have that many bytes or more. */
export function readLogBatches(log: TopicLog, from: ReadFrom, maxBytes: number): Promise<readonly RecordBatch[]> {
  return log.store.read(async () => {
    const batches: RecordBatch[] = [];
    let length = 0;
    for await (const batch of batchesFrom(log, from)) {
      batches.push(batch);
      length += batch.bytes.length;
      if (length >= maxBytes) break;
    }
    return batches;
  });
}

async function* batchesFrom(log: TopicLog, { topic, partition, offset }: ReadFrom): AsyncGenerator<RecordBatch> {
  const name = partitionLog(topic, partition);
  const end = log.endOffsets.get(name) ?? 0;
  if (offset >= end) return;
  const [first] = await log.index
    .keys({ gte: recordKey(name, 0), lte: recordKey(name, offset), reverse: true, limit: 1 })
    .all();
  for await (const [key, batch] of log.index.iterator({
    gte: first ?? recordKey(name, 0),
    lt: recordKey(name, end),
  })) {
    const bytes = await log.batches.get(`${name}/${batch}`);
    // Deleted in the meantime.
    if (bytes === undefined) return;
    yield { partition, baseOffset: offsetOf(key), bytes };
  }
}
