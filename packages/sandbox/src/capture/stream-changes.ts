import { orAborted } from '../or-aborted.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { createChangeWriter, recordsOf } from './change-writer.ts';
import { createFailure } from './failure.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createPgoutputDecoder, type Relation } from './pgoutput.ts';
import { type ChangeStream, receiveChanges } from './receive-changes.ts';
import { createRelationCodecs } from './relation-codecs.ts';
import type { SourceDatabase } from './source-database.ts';
import { createTransactionParts } from './transaction-parts.ts';

/** How many changes of one transaction are taken at once. */
const changesAtOnce = 5_000;
/** The server ends a stream that is silent for a minute, and a stream that is held back does not hear it ask. */
const statusIntervalMs = 10_000;

/** What a stream of changes needs to know. */
export interface StreamRequest {
  readonly name: string;
  readonly database: SourceDatabase;
  readonly options: CaptureOptions;
  readonly host: CaptureHost;
  /** Everything up to here is in the broker. */
  readonly durableFrom: bigint;
  readonly signal: AbortSignal;
  /** Called when the server has begun to stream. */
  readonly onStart: () => void;
}

/**
 * Streams committed transactions from the slot to the broker until the signal aborts, acknowledging what is on disk.
 *
 * @throws what ended the stream; a lost connection counts as passing (`isPassing`)
 */
export async function streamChanges(request: StreamRequest): Promise<void> {
  const { name, database, options, host, signal } = request;
  const client = await database.connect({ replication: 'database' });
  const failure = createFailure();
  const decode = createPgoutputDecoder();
  const codecOf = createRelationCodecs(database, options, host);
  const parts = createTransactionParts({
    wants: createRelationFilter(options.isCapturedTable),
    encode(change, transaction) {
      const codec = codecOf.known(change.relation);
      return codec && recordsOf(codec, change, transaction, { options, host });
    },
    changesAtOnce,
  });
  let confirmed = request.durableFrom;
  let stream: ChangeStream | undefined;

  const acknowledge = (lsn: bigint, wantsReply = false): void => {
    if (lsn > confirmed) confirmed = lsn;
    if (!signal.aborted) stream?.acknowledge(confirmed, wantsReply);
  };
  const writer = createChangeWriter({
    name,
    durableFrom: confirmed,
    codecOf,
    options,
    host,
    signal,
    onDurable: () => acknowledge(writer.durableLsn()),
    onFailure: failure.fail,
  });

  stream = receiveChanges(client, options.slotName, options.publicationName, {
    onStart() {
      acknowledge(confirmed);
      request.onStart();
    },
    onMessage(message, lsn) {
      // After a failure the next transaction must not reach the disk before the one that failed.
      if (failure.hasFailed() || signal.aborted) return;
      const part = parts.accept(decode(message), lsn);
      const room = part && writer.write(part);
      if (!room) return;
      stream?.pause();
      void room.then(() => stream?.resume());
    },
    onKeepalive(lsn, wantsReply) {
      // Nothing is on its way: what lies before this position holds no change for us, and the server may drop it.
      if (!parts.isOpen() && writer.isIdle()) acknowledge(lsn);
      else if (wantsReply) acknowledge(confirmed);
    },
  });
  const endings = [
    startHeartbeat(options, host, () => acknowledge(confirmed, true), failure.fail),
    repeat(host, statusIntervalMs, () => acknowledge(confirmed)),
  ];
  try {
    await orAborted(Promise.race([stream.ended, failure.promise]), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    for (const end of endings) await end();
    await writer.close();
    await database.end(client);
  }
}

/** Asked for every change, and the same for every change of a table. */
function createRelationFilter(isCaptured: CaptureOptions['isCapturedTable']): (relation: Relation) => boolean {
  const known = new WeakMap<Relation, boolean>();
  return (relation) => {
    const decided = known.get(relation) ?? isCaptured(`${relation.schema}.${relation.name}`);
    known.set(relation, decided);
    return decided;
  };
}

/** Does something again and again until the returned function is called. */
function repeat({ clock }: CaptureHost, intervalMs: number, run: () => void): () => Promise<void> {
  let cancel = clock.setTimer(intervalMs, again);
  return async () => cancel();

  function again(): void {
    run();
    cancel = clock.setTimer(intervalMs, again);
  }
}
