import type { BrokerRecord } from './record.ts';
import { keysOf, offsetOf, type RecordBatch, recordKey, unpackRecords } from './record-codec.ts';
import type { Store, Sublevel } from './store.ts';

/** Where the records of all topics lie. */
export interface TopicLog {
  readonly store: Store;
  /** The offset of the next record of each topic. */
  readonly endOffsets: Map<string, number>;
  /** Batches by topic and name. */
  readonly batches: Sublevel<Buffer>;
  /** By topic and offset of the first record, the name of the batch. */
  readonly index: Sublevel<string>;
  readonly topics: Sublevel<number>;
  /** Topics being deleted. */
  readonly deletions: Sublevel<string>;
  /** Of each append that is being staged, the topics that it has batches in. */
  readonly stages: Sublevel<readonly string[]>;
}

/** Opens the log, and clears away what a killed process left half done. */
export async function openTopicLog(store: Store): Promise<TopicLog> {
  const topics = store.sublevel<number>('topics', 'json');
  const log: TopicLog = {
    store,
    endOffsets: new Map(await store.read(() => topics.iterator().all())),
    batches: store.sublevel<Buffer>('batches', 'buffer'),
    index: store.sublevel<string>('index', 'utf8'),
    topics,
    deletions: store.sublevel<string>('deletions', 'utf8'),
    stages: store.sublevel<readonly string[]>('stages', 'json'),
  };
  for (const topic of await store.read(() => log.deletions.keys().all())) await clearTopic(log, topic);
  for (const [stage, staged] of await store.read(() => log.stages.iterator().all())) {
    await clearStage(log, stage, staged);
  }
  return log;
}

/** Removes the records of a topic that is noted as being deleted: two ranges, however many there are. */
export async function clearTopic(log: TopicLog, topic: string): Promise<void> {
  await log.store.clear(log.index, keysOf(topic));
  await log.store.clear(log.batches, keysOf(topic));
  await log.store.write((batch) => batch.del(topic, { sublevel: log.deletions }));
}

/** Removes what was staged and never committed. */
export async function clearStage(log: TopicLog, stage: string, topics: Iterable<string>): Promise<void> {
  for (const topic of topics) {
    await log.store.clear(log.batches, { gte: `${topic}/${stage}-`, lt: `${topic}/${stage}.` });
  }
  await log.store.write((batch) => batch.del(stage, { sublevel: log.stages }));
}

/** The offset of the next record. @throws when there is no such topic */
export function endOffset(log: TopicLog, topic: string): number {
  const offset = log.endOffsets.get(topic);
  if (offset === undefined) throw new Error(`The topic ${topic} does not exist`);
  return offset;
}

/** Up to `maxRecords` records from an offset on. */
export function readLog(
  log: TopicLog,
  topic: string,
  fromOffset: number,
  maxRecords: number,
): Promise<readonly BrokerRecord[]> {
  return log.store.read(async () => {
    const records: BrokerRecord[] = [];
    if (maxRecords <= 0) return records;
    for await (const { baseOffset, bytes } of batchesFrom(log, topic, fromOffset)) {
      for (const record of unpackRecords(topic, baseOffset, bytes, fromOffset)) {
        records.push(record);
        if (records.length >= maxRecords) return records;
      }
    }
    return records;
  });
}

/** Whole batches, from the one with that offset on, until they have that many bytes or more. */
export function readLogBatches(
  log: TopicLog,
  topic: string,
  fromOffset: number,
  maxBytes: number,
): Promise<readonly RecordBatch[]> {
  return log.store.read(async () => {
    const batches: RecordBatch[] = [];
    let length = 0;
    for await (const batch of batchesFrom(log, topic, fromOffset)) {
      batches.push(batch);
      length += batch.bytes.length;
      if (length >= maxBytes) break;
    }
    return batches;
  });
}

async function* batchesFrom(log: TopicLog, topic: string, fromOffset: number): AsyncGenerator<RecordBatch> {
  const end = log.endOffsets.get(topic) ?? 0;
  if (fromOffset >= end) return;
  const [first] = await log.index
    .keys({ gte: recordKey(topic, 0), lte: recordKey(topic, fromOffset), reverse: true, limit: 1 })
    .all();
  for await (const [key, name] of log.index.iterator({
    gte: first ?? recordKey(topic, 0),
    lt: recordKey(topic, end),
  })) {
    const bytes = await log.batches.get(`${topic}/${name}`);
    // Deleted in the meantime.
    if (bytes === undefined) return;
    yield { baseOffset: offsetOf(key), bytes };
  }
}
