import { LogicalReplicationService, type Pgoutput } from 'pg-logical-replication';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { createChangeWriter } from './change-writer.ts';
import { startHeartbeat } from './heartbeat.ts';
import { formatLsn, parseLsn } from './lsn.ts';
import type { SourceDatabase } from './open-database.ts';
import { createRawPgoutput } from './raw-pgoutput.ts';
import { createRelationCodecs } from './relation-codecs.ts';
import { createTransactionBuffer } from './transaction-buffer.ts';

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
  const service = new LogicalReplicationService(database.clientConfig, {
    // Its own acknowledgements tell the server what was received, not what is on disk.
    acknowledge: { auto: false, timeoutSeconds: 0 },
    flowControl: { enabled: true },
  });
  const buffer = createTransactionBuffer(({ schema, name: table }) => options.isCapturedTable(`${schema}.${table}`));
  const failure = createFailure();
  const { plugin, decodedCount } = createRawPgoutput(options.publicationName, failure.fail);
  let confirmed = request.durableFrom;
  let acceptedCount = 0;

  const acknowledge = (lsn: bigint, ping = false): void => {
    if (lsn > confirmed) confirmed = lsn;
    // The service adds one to what it is given. A commit may begin right at this position, and would be lost.
    void service.acknowledge(formatLsn(confirmed - 1n), ping).catch(failure.fail);
  };
  const writer = createChangeWriter(name, confirmed, createRelationCodecs(database, options, host), options, host, {
    onDurable: () => acknowledge(writer.durableLsn()),
    onFailure: failure.fail,
  });

  service.on('start', () => {
    acknowledge(confirmed);
    request.onStart();
  });
  service.on('data', (_lsn: string, message: Pgoutput.Message) => {
    // After a failure the next transaction must not reach the disk before the one that failed.
    if (failure.hasFailed()) return undefined;
    acceptedCount += 1;
    const transaction = buffer.accept(message);
    return transaction && writer.write(transaction);
  });
  service.on('heartbeat', (lsn: string, _timestamp: number, shouldRespond: boolean) => {
    // Nothing is on its way: what lies before this position holds no change for us, and the server may drop it.
    if (failure.hasFailed()) return;
    const isIdle = acceptedCount === decodedCount() && !buffer.isOpen() && writer.isIdle();
    if (isIdle) acknowledge(parseLsn(lsn));
    else if (shouldRespond) acknowledge(confirmed);
  });
  // A lost connection also ends the subscription, with the same error. Any other is one of our listeners.
  service.on('error', failure.fail);

  if (signal.aborted) return;
  const stop = (): void => void service.stop();
  signal.addEventListener('abort', stop, { once: true });
  const stopHeartbeat = startHeartbeat(options, host, () => acknowledge(confirmed, true), failure.fail);
  try {
    const ended = service.subscribe(plugin, options.slotName);
    await Promise.race([ended, failure.promise]);
    if (!signal.aborted) throw new Error('Connection terminated by the server');
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stopHeartbeat();
    await service.destroy();
    await writer.settled();
  }
}

interface Failure {
  /** Only ever rejects, with the first error it is given. */
  readonly promise: Promise<never>;
  readonly fail: (error: unknown) => void;
  hasFailed(): boolean;
}

function createFailure(): Failure {
  let hasFailed = false;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    hasFailed = true;
    reject(error);
  };
  return { promise, fail, hasFailed: () => hasFailed };
}
