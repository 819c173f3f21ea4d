import type { StagedAppend } from '../broker/broker.ts';
import type { NewRecord, SourcePosition } from '../broker/record.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { positionAt } from './capture-position.ts';
import { changeRecords } from './change-records.ts';
import { createTopicEnsurer } from './ensure-topics.ts';
import type { RelationCodecs } from './relation-codecs.ts';
import type { TableCodec } from './table-codec.ts';
import type { OpenTransaction, RelationChange, TransactionPart } from './transaction-parts.ts';

/** How many changes may wait in memory before the stream is held back. */
const waitingChanges = 3_000;

/** Writes transactions to the broker, in order, whole ones only. */
export interface ChangeWriter {
  /** Takes a part. The promise, if there is one, resolves when there is room for more. */
  write(part: TransactionPart): Promise<void> | undefined;
  /** Up to where everything is on disk. */
  durableLsn(): bigint;
  /** Whether everything taken is on disk. */
  isIdle(): boolean;
  /** Resolves when nothing is being written any more, and what was written of an unfinished transaction is gone. */
  close(): Promise<void>;
}

/** What makes records of changes. */
interface ChangeEncoding {
  readonly codecOf: RelationCodecs;
  readonly options: CaptureOptions;
  readonly host: CaptureHost;
  /** Ends the writing between two changes. */
  readonly signal: AbortSignal;
}

/** Writes the changes of one connector, transaction by transaction. */
export function createChangeWriter(
  writer: ChangeEncoding & {
    readonly name: string;
    /** Position that the broker has; a transaction that the stream repeats from before it is skipped. */
    readonly durableFrom: bigint;
    /** Called after every batch that reached the disk. */
    readonly onDurable: () => void;
    /** Called once; nothing is written afterwards. */
    readonly onFailure: (error: unknown) => void;
  },
): ChangeWriter {
  const { name, durableFrom, host, onDurable, onFailure } = writer;
  const ensureTopics = createTopicEnsurer(host);
  let durable = durableFrom;
  let hasFailed = false;
  let waiting: TransactionPart[] = [];
  let waitingCount = 0;
  let writing: Promise<void> | undefined;
  /** Where the parts of a large transaction lie until its commit. */
  let staged: StagedAppend | undefined;

  const reached = (endLsn: bigint): SourcePosition => ({
    connector: name,
    position: positionAt(endLsn),
  });

  /** Whole transactions go to disk together. */
  const writeWhole = async (parts: readonly TransactionPart[]): Promise<void> => {
    const records: NewRecord[] = [];
    let endLsn = durable;
    for (const part of parts) {
      await addRecords(records, part, writer);
      endLsn = part.endLsn ?? endLsn;
    }
    if (records.length > 0) {
      await ensureTopics(records);
      await host.broker.append({ records, source: reached(endLsn) });
    }
    durable = endLsn;
    onDurable();
  };

  /** A part of a large transaction goes to disk at once, and is seen with the last one. */
  const writePart = async (part: TransactionPart): Promise<void> => {
    staged ??= host.broker.stage(name);
    const records: NewRecord[] = [];
    await addRecords(records, part, writer);
    await ensureTopics(records);
    await staged.add(records);
    if (part.endLsn === undefined) return;
    await staged.commit({ source: reached(part.endLsn) });
    staged = undefined;
    durable = part.endLsn;
    onDurable();
  };

  const writeWaiting = async (): Promise<void> => {
    // What begins before our position was written before, and is repeated by the stream.
    const parts = waiting.filter(({ commitLsn }) => commitLsn >= durable);
    waiting = [];
    waitingCount = 0;
    let whole: TransactionPart[] = [];
    for (const part of parts) {
      if (part.isFirst && part.endLsn !== undefined) {
        whole.push(part);
        continue;
      }
      if (whole.length > 0) await writeWhole(whole);
      whole = [];
      await writePart(part);
    }
    if (whole.length > 0) await writeWhole(whole);
  };

  const writeAll = async (): Promise<void> => {
    try {
      while (waiting.length > 0) await writeWaiting();
    } catch (error) {
      hasFailed = true;
      onFailure(error);
    } finally {
      writing = undefined;
    }
  };

  return {
    durableLsn: () => durable,
    // After a failure something is missing on disk, and will be until the stream begins again.
    isIdle: () => !hasFailed && writing === undefined && waiting.length === 0,
    async close() {
      hasFailed = true;
      waiting = [];
      await writing;
      await staged?.discard();
    },
    write(part) {
      if (hasFailed) return undefined;
      waiting.push(part);
      waitingCount += part.changes.length;
      writing ??= writeAll();
      return waitingCount > waitingChanges ? writing : undefined;
    },
  };
}

/** One by one: a transaction may have millions of changes, and a call takes only so many arguments. */
async function addRecords(records: NewRecord[], part: TransactionPart, encoding: ChangeEncoding): Promise<void> {
  const { codecOf, signal } = encoding;
  signal.throwIfAborted();
  for (const one of part.changes) {
    if ('topic' in one) {
      records.push(one);
      continue;
    }
    const codec = codecOf.known(one.relation) ?? (await codecOf.find(one.relation));
    for (const record of recordsOf(codec, one, part, encoding)) records.push(record);
  }
}

/** The records of a change of a transaction. */
export function recordsOf(
  codec: TableCodec,
  { change, lsn }: RelationChange,
  { previousEndLsn, committedMicros, transactionId }: OpenTransaction,
  { options, host }: Pick<ChangeEncoding, 'options' | 'host'>,
): readonly NewRecord[] {
  const origin = {
    lsn,
    previousEndLsn,
    committedMicros,
    transactionId,
    snapshot: 'false',
    nowMs: host.clock.now(),
  } as const;
  return changeRecords(codec, change, origin, options);
}
