import type pg from 'pg';
import { quoted } from './source-table.ts';

/** What comes from a replication slot. */
export interface ChangeListener {
  /** The server has begun to stream. */
  onStart(): void;
  /** One message of `pgoutput`. The bytes are only good until this returns. */
  onMessage(message: Buffer, lsn: bigint): void;
  /** The server has nothing further up to here, or asks whether we are there. */
  onKeepalive(lsn: bigint, wantsReply: boolean): void;
}

/** A stream of changes. */
export interface ChangeStream {
  /** Rejects with what ended the stream; never resolves. */
  readonly ended: Promise<never>;
  /** Tells the server what is on disk: everything before this position. */
  acknowledge(lsn: bigint, wantsReply?: boolean): void;
  /** Nothing is read from the line until `resume`. */
  pause(): void;
  resume(): void;
}

const dataTag = 0x77;
const keepaliveTag = 0x6b;
const dataHeaderLength = 25;

/**
 * Starts to stream from a slot. An error of the listener ends the stream.
 *
 * @param client a replication session of its own
 * @see https://www.postgresql.org/docs/current/protocol-replication.html
 */
export function receiveChanges(
  client: pg.Client,
  slotName: string,
  publicationName: string,
  listener: ChangeListener,
): ChangeStream {
  const connection = client.connection as typeof client.connection & { sendCopyFromChunk(chunk: Buffer): void };
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const guarded =
    <A extends readonly unknown[]>(run: (...args: A) => void) =>
    (...args: A): void => {
      try {
        run(...args);
      } catch (error) {
        // Thrown from here, it would reach the socket and end the process.
        fail(error);
      }
    };
  connection.once('replicationStart', guarded(listener.onStart));
  connection.on(
    'copyData',
    guarded(({ chunk }: { chunk: Buffer }) => {
      const tag = chunk[0];
      if (tag === dataTag) listener.onMessage(chunk.subarray(dataHeaderLength), chunk.readBigUInt64BE(1));
      else if (tag === keepaliveTag) listener.onKeepalive(chunk.readBigUInt64BE(1), chunk[17] === 1);
    }),
  );
  // Stands in an SQL string; unquoted, the server would fold it to lower case.
  const publication = quoted(publicationName).replaceAll("'", "''");
  const options = `proto_version '1', publication_names '${publication}'`;
  const streaming = client.query(`START_REPLICATION SLOT ${quoted(slotName)} LOGICAL 0/0 (${options})`);
  const ended = Promise.race([failed, streaming]).then(() => {
    throw new Error('Connection terminated by the server');
  });
  ended.catch(() => undefined);
  return {
    ended,
    acknowledge(lsn, wantsReply = false) {
      connection.sendCopyFromChunk(statusUpdate(lsn, wantsReply));
    },
    pause: () => void connection.stream.pause(),
    resume: () => void connection.stream.resume(),
  };
}

/** Received, flushed and applied are one to us. The time of the message is of no use to the server. */
function statusUpdate(lsn: bigint, wantsReply: boolean): Buffer {
  const message = Buffer.alloc(34);
  message.write('r', 0, 'latin1');
  for (const offset of [1, 9, 17]) message.writeBigUInt64BE(lsn, offset);
  message.writeUInt8(wantsReply ? 1 : 0, 33);
  return message;
}
