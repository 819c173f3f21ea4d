import { randomBytes } from 'node:crypto';
import { byTopic, type NewRecord, type SourcePosition } from './record.ts';
import { packRecords, recordKey } from './record-codec.ts';
import type { Store } from './store.ts';
import { clearStage, type TopicLog } from './topic-log.ts';

/** Records that go to disk one after the other, and are seen all at once. */
export interface StagedAppend {
  /** On disk when it resolves, and not in any topic yet. */
  add(records: readonly NewRecord[]): Promise<void>;
  topics(): ReadonlySet<string>;
  /** Puts them behind what is in their topics by then, together with the source position, all or nothing. */
  commit(options: { source?: SourcePosition }): Promise<void>;
  /** Removes them. Idempotent. */
  discard(): Promise<void>;
}

interface StagedBatch {
  readonly topic: string;
  readonly name: string;
  readonly count: number;
}

/** What a stage needs of its broker. */
export interface StageHost {
  readonly store: Store;
  readonly log: TopicLog;
  /** Runs work when all work before it is done. */
  inOrder<T>(work: () => Promise<T>): Promise<T>;
  /** Stores ends and position in the batch, and writes it. */
  finish(batch: ReturnType<Store['batch']>, ends: ReadonlyMap<string, number>, source?: SourcePosition): Promise<void>;
  onTopicDeleted(forget: (topic: string) => void): () => void;
}

/** Begins a staged append. A process that is killed before the commit leaves nothing: the next one clears it away. */
export function createStage(host: StageHost): StagedAppend {
  const { store, log } = host;
  const stage = `s${randomBytes(8).toString('hex')}`;
  const topics = new Set<string>();
  let staged: StagedBatch[] = [];
  let count = 0;
  const ending = host.onTopicDeleted((topic) => {
    staged = staged.filter((one) => one.topic !== topic);
  });
  return {
    topics: () => topics,
    add: (records) =>
      host.inOrder(async () => {
        const grouped = byTopic(records);
        if ([...grouped.keys()].some((topic) => !topics.has(topic))) {
          for (const topic of grouped.keys()) topics.add(topic);
          await log.stages.put(stage, [...topics]);
        }
        const batch = store.batch();
        const added: StagedBatch[] = [];
        for (const [topic, own] of grouped) {
          for (const packed of packRecords(own)) {
            const name = `${stage}-${String(count).padStart(9, '0')}`;
            count += 1;
            batch.put(`${topic}/${name}`, packed.bytes, { sublevel: log.batches });
            added.push({ topic, name, count: packed.count });
          }
        }
        await batch.write({ sync: true });
        for (const one of added) staged.push(one);
      }),
    commit: ({ source }) =>
      host.inOrder(async () => {
        const batch = store.batch();
        const ends = new Map<string, number>();
        for (const { topic, name, count: records } of staged) {
          const offset = ends.get(topic) ?? log.endOffsets.get(topic);
          if (offset === undefined) {
            await batch.close();
            throw new Error(`The topic ${topic} does not exist`);
          }
          batch.put(recordKey(topic, offset), name, { sublevel: log.index });
          ends.set(topic, offset + records);
        }
        batch.del(stage, { sublevel: log.stages });
        await host.finish(batch, ends, source);
        ending();
        staged = [];
        topics.clear();
      }),
    async discard() {
      ending();
      staged = [];
      await clearStage(log, stage, topics);
      topics.clear();
    },
  };
}
