import type { BrokerRecord } from './record.ts';
import { keysOf, offsetOf, recordKey, unpackRecords } from './record-codec.ts';
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
  return log.store.read(() => read(log, topic, fromOffset, maxRecords));
}

async function read(
  log: TopicLog,
  topic: string,
  fromOffset: number,
  maxRecords: number,
): Promise<readonly BrokerRecord[]> {
  const end = log.endOffsets.get(topic) ?? 0;
  if (fromOffset >= end || maxRecords <= 0) return [];
  const [first] = await log.index
    .keys({ gte: recordKey(topic, 0), lte: recordKey(topic, fromOffset), reverse: true, limit: 1 })
    .all();
  const records: BrokerRecord[] = [];
  for await (const [key, name] of log.index.iterator({
    gte: first ?? recordKey(topic, 0),
    lt: recordKey(topic, end),
  })) {
    const bytes = await log.batches.get(`${topic}/${name}`);
    // Deleted in the meantime.
    if (bytes === undefined) break;
    for (const record of unpackRecords(topic, offsetOf(key), bytes, fromOffset)) {
      records.push(record);
      if (records.length >= maxRecords) return records;
    }
  }
  return records;
}
