import { type BrokerRecord, byTopic, type NewRecord, type SourcePosition } from './record.ts';
import { packRecords, type RecordBatch, recordKey } from './record-codec.ts';
import { createStage, type StagedAppend } from './stage.ts';
import type { Batch, Store } from './store.ts';
import { clearTopic, endOffset, openTopicLog, readLog, readLogBatches } from './topic-log.ts';

/** Topics with one partition each, on disk. */
export interface Broker {
  /**
   * Records and the source position they reach, all or nothing, on disk when it resolves: with the offset that the first
   * record of each topic has.
   */
  append(batch: { records: readonly NewRecord[]; source?: SourcePosition }): Promise<ReadonlyMap<string, number>>;
  /** Begins an append of records that are more than should be in memory together. */
  stage(): StagedAppend;
  /** What the last `append` of this connector stored, as plain JSON; `undefined` when there is none. */
  sourcePosition(connector: string): Promise<unknown>;
  /** Forgets a connector's position: its next start is a first start. */
  forgetSource(connector: string): Promise<void>;
  /** Up to `maxRecords` records from `fromOffset` on. An unknown topic has none. */
  read(topic: string, fromOffset: number, maxRecords: number): Promise<readonly BrokerRecord[]>;
  /**
   * The same as the store has it: whole batches, of which the first may begin before `fromOffset`, until they have that many
   * bytes or more.
   */
  readBatches(topic: string, fromOffset: number, maxBytes: number): Promise<readonly RecordBatch[]>;
  /** The offset of the next record, 0 for an empty or unknown topic. From memory. */
  endOffset(topic: string): number;
  topics(): readonly string[];
  /** Idempotent. */
  createTopic(topic: string): Promise<void>;
  /** Deletes the topic with its records. Idempotent; a topic created again begins at offset 0. */
  deleteTopic(topic: string): Promise<void>;
  /** Calls `listen` with the topics of every append that reached the disk. The returned function ends that. */
  onAppend(listen: (topics: ReadonlySet<string>) => void): () => void;
}

/**
 * The durable broker of a sandbox. Records and the position of their source go to disk in one synced batch: whatever
 * kills the process, both are there or neither is.
 *
 * @example const broker = await openBroker(await openStore(folder))
 */
export async function openBroker(store: Store): Promise<Broker> {
  const log = await openTopicLog(store);
  const { endOffsets } = log;
  const sources = store.sublevel<unknown>('sources', 'json');
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  const deletionListeners = new Set<(topic: string) => void>();
  const inOrder = createQueue();

  const finish = async (
    ends: ReadonlyMap<string, number>,
    source: SourcePosition | undefined,
    fill: (batch: Batch) => void,
  ): Promise<void> => {
    await store.write((batch) => {
      fill(batch);
      for (const [topic, end] of ends) batch.put(topic, end, { sublevel: log.topics });
      if (source) batch.put(source.connector, source.position, { sublevel: sources });
    });
    for (const [topic, end] of ends) endOffsets.set(topic, end);
    if (ends.size > 0) announce(new Set(ends.keys()));
  };

  return {
    append: ({ records, source }) =>
      inOrder(async () => {
        const firsts = new Map<string, number>();
        const ends = new Map<string, number>();
        const batches: { topic: string; offset: number; bytes: Buffer }[] = [];
        for (const [topic, own] of byTopic(records)) {
          let offset = endOffset(log, topic);
          firsts.set(topic, offset);
          for (const { count, bytes } of packRecords(own)) {
            batches.push({ topic, offset, bytes });
            offset += count;
          }
          ends.set(topic, offset);
        }
        await finish(ends, source, (batch) => {
          for (const { topic, offset, bytes } of batches) {
            const key = recordKey(topic, offset);
            batch.put(key, bytes, { sublevel: log.batches });
            batch.put(key, key.slice(topic.length + 1), { sublevel: log.index });
          }
        });
        return firsts;
      }),
    stage: () =>
      createStage({
        log,
        inOrder,
        finish,
        onTopicDeleted(forget) {
          deletionListeners.add(forget);
          return () => deletionListeners.delete(forget);
        },
      }),
    sourcePosition: (connector) => store.read(() => sources.get(connector)),
    forgetSource: (connector) => inOrder(() => store.write((batch) => batch.del(connector, { sublevel: sources }))),
    read: (topic, fromOffset, maxRecords) => readLog(log, topic, fromOffset, maxRecords),
    readBatches: (topic, fromOffset, maxBytes) => readLogBatches(log, topic, fromOffset, maxBytes),
    endOffset: (topic) => endOffsets.get(topic) ?? 0,
    topics: () => [...endOffsets.keys()].sort(),
    createTopic: (topic) =>
      inOrder(async () => {
        if (endOffsets.has(topic)) return;
        await store.write((batch) => batch.put(topic, 0, { sublevel: log.topics }));
        endOffsets.set(topic, 0);
      }),
    deleteTopic: (topic) =>
      inOrder(async () => {
        if (!endOffsets.has(topic)) return;
        await store.write((batch) =>
          batch.del(topic, { sublevel: log.topics }).put(topic, '', { sublevel: log.deletions }),
        );
        endOffsets.delete(topic);
        for (const forget of deletionListeners) forget(topic);
        await clearTopic(log, topic);
      }),
    onAppend(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };

  /** After the append has resolved: a listener's error is its own and cannot make a durable append look failed. */
  function announce(appended: ReadonlySet<string>): void {
    for (const listen of listeners) queueMicrotask(() => listen(appended));
  }
}

/** Runs the given work one after the other; a failed one does not stop the next. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
