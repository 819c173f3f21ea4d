import { randomBytes } from 'node:crypto';
import { byTopic, type NewRecord, type SourcePosition } from './record.ts';
import { packRecords, recordKey } from './record-codec.ts';
import type { Batch } from './store.ts';
import { clearStage, endOffset, type TopicLog } from './topic-log.ts';

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
  readonly log: TopicLog;
  /** Runs work when all work before it is done. */
  inOrder<T>(work: () => Promise<T>): Promise<T>;
  /** Writes a batch together with the new ends and the position. */
  finish(
    ends: ReadonlyMap<string, number>,
    source: SourcePosition | undefined,
    fill: (batch: Batch) => void,
  ): Promise<void>;
  onTopicDeleted(forget: (topic: string) => void): () => void;
}

/** Begins a staged append. A process that is killed before the commit leaves nothing: the next one clears it away. */
export function createStage(host: StageHost): StagedAppend {
  const { log } = host;
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
        for (const topic of grouped.keys()) topics.add(topic);
        const added: (StagedBatch & { bytes: Buffer })[] = [];
        for (const [topic, own] of grouped) {
          for (const packed of packRecords(own)) {
            added.push({ topic, name: `${stage}-${String(count).padStart(9, '0')}`, ...packed });
            count += 1;
          }
        }
        await log.store.write((batch) => {
          batch.put(stage, [...topics], { sublevel: log.stages });
          for (const { topic, name, bytes } of added) batch.put(`${topic}/${name}`, bytes, { sublevel: log.batches });
        });
        for (const { topic, name, count: records } of added) staged.push({ topic, name, count: records });
      }),
    commit: ({ source }) =>
      host.inOrder(async () => {
        const ends = new Map<string, number>();
        const placed = staged.map(({ topic, name, count: records }) => {
          const offset = ends.get(topic) ?? endOffset(log, topic);
          ends.set(topic, offset + records);
          return { topic, name, offset };
        });
        await host.finish(ends, source, (batch) => {
          for (const { topic, name, offset } of placed) {
            batch.put(recordKey(topic, offset), name, { sublevel: log.index });
          }
          batch.del(stage, { sublevel: log.stages });
        });
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
