import type { Broker } from '../broker.ts';
import { createQueue } from '../create-queue.ts';
import type { NewRecord, SourcePosition } from '../record.ts';
import { packRecords, recordKey } from '../record-codec.ts';
import type { Batch, Store } from '../store.ts';
import { byPartition, type RecordsByLog } from './by-partition.ts';
import { partitionLog, topicOfLog } from './partition-log.ts';
import { createStage } from './stage.ts';
import { clearLog, logsOf, openTopicLog, partitionCount, readLog, readLogBatches } from './topic-log.ts';

/**
 * The broker that is part of the sandbox. Records and the position of their source go to disk in one synced batch: whatever
 * kills the process, both are there or neither is.
 *
 * @example const broker = await openEmbeddedBroker(await openStore(folder))
 */
export async function openEmbeddedBroker(store: Store): Promise<Broker> {
  const log = await openTopicLog(store);
  const { endOffsets } = log;
  const sources = store.sublevel<unknown>('sources', 'json');
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  const deletionListeners = new Set<(topic: string) => void>();
  const inOrder = createQueue();
  let turn = 0;

  /** What has no key goes to one partition together, and to the next one the next time. */
  const grouped = (records: readonly NewRecord[]): RecordsByLog => {
    turn += 1;
    return byPartition(records, (topic) => partitionCount(log, topic), turn);
  };

  const finish = async (
    ends: ReadonlyMap<string, number>,
    source: SourcePosition | undefined,
    fill: (batch: Batch) => void,
  ): Promise<void> => {
    await store.write((batch) => {
      fill(batch);
      for (const [name, end] of ends) batch.put(name, end, { sublevel: log.topics });
      if (source) batch.put(source.connector, source.position, { sublevel: sources });
    });
    for (const [name, end] of ends) endOffsets.set(name, end);
    if (ends.size > 0) announce(new Set([...ends.keys()].map(topicOfLog)));
  };

  return {
    append: ({ records, source }) =>
      inOrder(async () => {
        const firsts = new Map<string, number>();
        const ends = new Map<string, number>();
        const batches: { key: string; name: string; bytes: Buffer }[] = [];
        for (const [name, own] of grouped(records)) {
          let offset = endOffsets.get(name) ?? 0;
          firsts.set(name, offset);
          for (const { count, bytes } of packRecords(own)) {
            batches.push({ key: recordKey(name, offset), name, bytes });
            offset += count;
          }
          ends.set(name, offset);
        }
        await finish(ends, source, (batch) => {
          for (const { key, name, bytes } of batches) {
            batch.put(key, bytes, { sublevel: log.batches });
            batch.put(key, key.slice(name.length + 1), { sublevel: log.index });
          }
        });
        return (topic, partition = 0) => firsts.get(partitionLog(topic, partition));
      }),
    stage: () =>
      createStage({
        log,
        grouped,
        inOrder,
        finish,
        onTopicDeleted(forget) {
          deletionListeners.add(forget);
          return () => deletionListeners.delete(forget);
        },
      }),
    sourcePosition: (connector) => store.read(() => sources.get(connector)),
    forgetSource: (connector) => inOrder(() => store.write((batch) => batch.del(connector, { sublevel: sources }))),
    read: (topic, offset, maxRecords, partition = 0) => readLog(log, { topic, partition, offset }, maxRecords),
    readBatches: (topic, offset, maxBytes, partition = 0) =>
      readLogBatches(log, { topic, partition, offset }, maxBytes),
    endOffset: (topic, partition = 0) => endOffsets.get(partitionLog(topic, partition)) ?? 0,
    recordCount: (topic) => logsOf(log, topic).reduce((sum, name) => sum + (endOffsets.get(name) ?? 0), 0),
    topics: () => [...log.partitions.keys()].sort(),
    partitionCount: (topic) => log.partitions.get(topic) ?? 0,
    createTopic: (topic, count = 1) =>
      inOrder(async () => {
        if (log.partitions.has(topic)) return;
        const names = Array.from({ length: count }, (_, partition) => partitionLog(topic, partition));
        await store.write((batch) => {
          for (const name of names) batch.put(name, 0, { sublevel: log.topics });
        });
        for (const name of names) endOffsets.set(name, 0);
        log.partitions.set(topic, count);
      }),
    deleteTopic: (topic) =>
      inOrder(async () => {
        const names = logsOf(log, topic);
        if (names.length === 0) return;
        await store.write((batch) => {
          for (const name of names) {
            batch.del(name, { sublevel: log.topics }).put(name, '', { sublevel: log.deletions });
          }
        });
        log.partitions.delete(topic);
        for (const name of names) endOffsets.delete(name);
        for (const forget of deletionListeners) forget(topic);
        for (const name of names) await clearLog(log, name);
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
