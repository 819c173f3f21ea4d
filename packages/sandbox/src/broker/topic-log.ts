import type { BrokerRecord } from './record.ts';
import { keysOf, offsetOf, recordKey, unpackRecords } from './record-codec.ts';
import type { Store } from './store.ts';

/** Where the records of all topics lie. */
export interface TopicLog {
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

type Sublevel<V> = ReturnType<typeof sublevel<V>>;

/** Opens the log, and clears away what a killed process left half done. */
export async function openTopicLog(store: Store): Promise<TopicLog> {
  const topics = sublevel<number>(store, 'topics', 'json');
  const log: TopicLog = {
    endOffsets: new Map(await topics.iterator().all()),
    batches: sublevel<Buffer>(store, 'batches', 'buffer'),
    index: sublevel<string>(store, 'index', 'utf8'),
    topics,
    deletions: sublevel<string>(store, 'deletions', 'utf8'),
    stages: sublevel<readonly string[]>(store, 'stages', 'json'),
  };
  for (const topic of await log.deletions.keys().all()) await clearTopic(log, topic);
  for (const [stage, staged] of await log.stages.iterator().all()) await clearStage(log, stage, staged);
  return log;
}

/** Removes the records of a topic that is noted as being deleted: two ranges, however many there are. */
export async function clearTopic(log: TopicLog, topic: string): Promise<void> {
  await log.index.clear(keysOf(topic));
  await log.batches.clear(keysOf(topic));
  await log.deletions.del(topic);
}

/** Removes what was staged and never committed. */
export async function clearStage(log: TopicLog, stage: string, topics: Iterable<string>): Promise<void> {
  for (const topic of topics) await log.batches.clear({ gte: `${topic}/${stage}-`, lt: `${topic}/${stage}.` });
  await log.stages.del(stage);
}

/** Up to `maxRecords` records from an offset on. */
export async function readLog(
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

function sublevel<V>(store: Store, name: string, valueEncoding: 'json' | 'utf8' | 'buffer') {
  return store.sublevel<string, V>(name, { valueEncoding });
}
