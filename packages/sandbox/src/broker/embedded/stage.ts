import { randomBytes } from 'node:crypto';
import type { StagedAppend } from '../broker.ts';
import type { NewRecord, SourcePosition } from '../record.ts';
import { packRecords, recordKey } from '../record-codec.ts';
import type { Batch } from '../store.ts';
import type { RecordsByLog } from './by-partition.ts';
import { topicOfLog } from './partition-log.ts';
import { clearStage, type TopicLog } from './topic-log.ts';

interface StagedBatch {
  readonly place: string;
  readonly name: string;
  readonly count: number;
}

/** What a stage needs of its broker. */
export interface StageHost {
  readonly log: TopicLog;
  /** Sorts records by the log of their partition. */
  grouped(records: readonly NewRecord[]): RecordsByLog;
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
  const places = new Set<string>();
  let staged: StagedBatch[] = [];
  let count = 0;
  const ending = host.onTopicDeleted((topic) => {
    staged = staged.filter((one) => topicOfLog(one.place) !== topic);
  });
  return {
    add: (records) =>
      host.inOrder(async () => {
        const grouped = host.grouped(records);
        for (const place of grouped.keys()) places.add(place);
        const added: (StagedBatch & { bytes: Buffer })[] = [];
        for (const [place, own] of grouped) {
          for (const packed of packRecords(own)) {
            added.push({ place, name: `${stage}-${String(count).padStart(9, '0')}`, ...packed });
            count += 1;
          }
        }
        await log.store.write((batch) => {
          batch.put(stage, [...places], { sublevel: log.stages });
          for (const { place, name, bytes } of added) batch.put(`${place}/${name}`, bytes, { sublevel: log.batches });
        });
        for (const { place, name, count: records } of added) staged.push({ place, name, count: records });
      }),
    commit: ({ source }) =>
      host.inOrder(async () => {
        const ends = new Map<string, number>();
        const placed = staged.map(({ place, name, count: records }) => {
          const offset = ends.get(place) ?? log.endOffsets.get(place) ?? 0;
          ends.set(place, offset + records);
          return { place, name, offset };
        });
        await host.finish(ends, source, (batch) => {
          for (const { place, name, offset } of placed) {
            batch.put(recordKey(place, offset), name, { sublevel: log.index });
          }
          batch.del(stage, { sublevel: log.stages });
        });
        ending();
        staged = [];
        places.clear();
      }),
    async discard() {
      ending();
      staged = [];
      await clearStage(log, stage, places);
      places.clear();
    },
  };
}
