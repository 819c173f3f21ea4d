import type { BrokerRecord, NewRecord } from '../broker/record.ts';
import { messageOf } from '../delta/message-of.ts';
import type { DerivedHost } from './derived-host.ts';
import { createDerivedSchemas } from './derived-schemas.ts';
import type { DerivedTopic } from './derived-topic.ts';
import { type JobPosition, jobName } from './job-position.ts';
import { derivedRecord, joinRows, type PendingRow } from './join-rows.ts';
import { createNewestRows } from './newest-rows.ts';
import { readSourceRecord } from './read-source-record.ts';

/** What a turn takes at most. */
const recordsAtOnce = 1_000;
/** So many rows wait at most for what they are joined with. Then no more are taken before one of them has it. */
const mostWaiting = 10_000;

/** What is derived from where. */
interface Derivation {
  readonly derived: DerivedTopic;
  /** By table. */
  readonly topics: ReadonlyMap<string, string>;
  readonly position: JobPosition | undefined;
  readonly say: (text: string) => void;
}

/**
 * Goes on where a job was. The returned function takes a turn: it writes the records that there are to write, at most so many,
 * with the position that they reach, and returns whether it has taken any.
 */
export async function deriveRecords(
  { derived, topics, position, say }: Derivation,
  host: DerivedHost,
): Promise<() => Promise<boolean>> {
  const { broker, schemaById } = host;
  const topic = topics.get(derived.from) ?? derived.from;
  const onUnreadable = (name: string, error: unknown): void =>
    say(`The derived topic ${derived.name} leaves out a record of ${name}: ${messageOf(error)}`);
  const tables = derived.lookups.map((lookup) =>
    createNewestRows(
      { topic: topics.get(lookup.table) ?? lookup.table, lookup, derived },
      { broker, schemaById, onUnreadable },
    ),
  );
  let schemasOf = createDerivedSchemas(derived, host);

  const readable = (record: BrokerRecord): readonly PendingRow[] => {
    try {
      const change = readSourceRecord(record, schemaById);
      // What happened has happened: the record of a row that is gone stays.
      return change.kind === 'deleted' ? [] : [{ record, written: change }];
    } catch (error) {
      onUnreadable(topic, error);
      return [];
    }
  };
  const next = [...(position?.next ?? [])];
  let waiting: readonly PendingRow[] = [];
  for (const [partition, offset] of position?.waiting ?? []) {
    const [record] = await broker.read(topic, offset, 1, partition);
    if (record?.offset === offset) waiting = [...waiting, ...readable(record)];
  }

  const readFresh = async (): Promise<readonly BrokerRecord[]> => {
    let fresh: readonly BrokerRecord[] = [];
    for (let partition = 0; partition < broker.partitionCount(topic); partition += 1) {
      const own = await broker.read(topic, next[partition] ?? 0, recordsAtOnce - fresh.length, partition);
      fresh = [...fresh, ...own];
    }
    return fresh;
  };

  return async () => {
    const fresh = waiting.length < mostWaiting ? await readFresh() : [];
    // After them: what was written before a row is joined with it.
    for (const table of tables) await table.catchUp();
    for (const { partition, offset } of fresh) next[partition] = offset + 1;

    const left: PendingRow[] = [];
    const records: NewRecord[] = [];
    const isMissing = broker.partitionCount(derived.name) === 0;
    // Whoever has deleted it may have deleted its schemas, too.
    if (isMissing) schemasOf = createDerivedSchemas(derived, host);
    for (const pending of [...waiting, ...fresh.flatMap(readable)]) {
      const rows = joinRows(derived, pending, tables);
      if (rows) records.push(derivedRecord(derived, pending, rows, await schemasOf(rows)));
      else left.push(pending);
    }
    if (fresh.length === 0 && records.length === 0) return false;
    if (isMissing && records.length > 0) await host.ensureTopic(derived.name);
    await broker.append({
      records,
      source: {
        connector: jobName(derived.name),
        position: {
          topic,
          next: Array.from({ length: broker.partitionCount(topic) }, (_, partition) => next[partition] ?? 0),
          waiting: left.map(({ record: { partition, offset } }) => [partition, offset]),
        } satisfies JobPosition,
      },
    });
    waiting = left;
    if (waiting.length >= mostWaiting) {
      say(
        `The derived topic ${derived.name} waits: ${waiting.length} rows of ${topic} have nothing to be joined with.`,
      );
    }
    return true;
  };
}
