import type { Store } from './open-store.ts';
import type { BrokerRecord, NewRecord } from './record.ts';
import { decodeRecord, encodeRecord, offsetOf, recordKey } from './record-codec.ts';

/** Topics with one partition each, on disk. */
export interface Broker {
  /** Records and the source position they reach, all or nothing, on disk when it resolves. */
  append(batch: { records: readonly NewRecord[]; source?: { connector: string; position: unknown } }): Promise<void>;
  /** What the last `append` of this connector stored, as plain JSON; `undefined` when there is none. */
  sourcePosition(connector: string): Promise<unknown>;
  /** Forgets a connector's position: its next start is a first start. */
  forgetSource(connector: string): Promise<void>;
  /** Up to `maxRecords` records from `fromOffset` on. An unknown topic has none. */
  read(topic: string, fromOffset: number, maxRecords: number): Promise<readonly BrokerRecord[]>;
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
  const records = store.sublevel<string, Buffer>('records', { valueEncoding: 'buffer' });
  const topics = store.sublevel<string, number>('topics', { valueEncoding: 'json' });
  const sources = store.sublevel<string, unknown>('sources', { valueEncoding: 'json' });
  const endOffsets = new Map<string, number>(await topics.iterator().all());
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  const inOrder = createQueue();

  return {
    append: ({ records: added, source }) =>
      inOrder(async () => {
        const ends = new Map<string, number>();
        const batch = store.batch();
        for (const record of added) {
          const offset = ends.get(record.topic) ?? endOffsets.get(record.topic);
          if (offset === undefined) {
            await batch.close();
            throw new Error(`The topic ${record.topic} does not exist`);
          }
          batch.put(recordKey(record.topic, offset), encodeRecord(record), { sublevel: records });
          ends.set(record.topic, offset + 1);
        }
        for (const [topic, end] of ends) batch.put(topic, end, { sublevel: topics });
        if (source) batch.put(source.connector, source.position, { sublevel: sources });
        await batch.write({ sync: true });
        for (const [topic, end] of ends) endOffsets.set(topic, end);
        if (ends.size > 0) announce(new Set(ends.keys()));
      }),
    sourcePosition: (connector) => sources.get(connector),
    forgetSource: (connector) =>
      inOrder(() => store.batch().del(connector, { sublevel: sources }).write({ sync: true })),
    async read(topic, fromOffset, maxRecords) {
      const range = { gte: recordKey(topic, fromOffset), lt: recordKey(topic, endOffsets.get(topic) ?? 0) };
      if (range.gte >= range.lt || maxRecords <= 0) return [];
      const stored = await records.iterator({ ...range, limit: maxRecords }).all();
      return stored.map(([key, value]) => decodeRecord(topic, offsetOf(key), value));
    },
    endOffset: (topic) => endOffsets.get(topic) ?? 0,
    topics: () => [...endOffsets.keys()].sort(),
    createTopic: (topic) =>
      inOrder(async () => {
        if (endOffsets.has(topic)) return;
        await store.batch().put(topic, 0, { sublevel: topics }).write({ sync: true });
        endOffsets.set(topic, 0);
      }),
    deleteTopic: (topic) =>
      inOrder(async () => {
        const end = endOffsets.get(topic);
        if (end === undefined) return;
        const batch = store.batch();
        for (let offset = 0; offset < end; offset += 1) batch.del(recordKey(topic, offset), { sublevel: records });
        batch.del(topic, { sublevel: topics });
        await batch.write({ sync: true });
        endOffsets.delete(topic);
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
