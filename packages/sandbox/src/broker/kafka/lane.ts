import { createQueue } from '../create-queue.ts';
import { errorIds, mayPass, reasonOf } from './error-ids.ts';
import type { KafkaConnection, KafkaProducer } from './kafka-connection.ts';
import { KafkaInterruptedError } from './kafka-interrupted-error.ts';
import type { WaitForKafka } from './wait-for-kafka.ts';

/** A record with the partition that it goes to. */
export interface PlacedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly timestamp: bigint;
}

/** By topic and partition (`orders 0`), the offset of the first record that a transaction has put there. */
export type FirstOffsets = ReadonlyMap<string, number>;

/** Transactions, one after the other, under one transactional id. */
export interface Lane {
  /** Ends what a process that was killed has left open. */
  claim(): Promise<void>;
  /** Records in one transaction, and again until it is known that it was committed, once. The last record ends it. */
  write(records: readonly PlacedRecord[], last: PlacedRecord): Promise<FirstOffsets>;
  /** Begins a transaction that more is added to. */
  begin(): LongTransaction;
}

/** A transaction that is not repeated: where it fails, a KafkaInterruptedError says that its records have to come again. */
export interface LongTransaction {
  add(records: readonly PlacedRecord[]): Promise<FirstOffsets>;
  commit(last: PlacedRecord): Promise<void>;
  /** Idempotent. */
  abort(): Promise<void>;
}

/** What a lane needs. */
export interface LaneOptions {
  readonly connection: KafkaConnection;
  readonly transactionalId: string;
  readonly waitForKafka: WaitForKafka;
  /** Called where this id is taken over, or was taken away. @throws when the topics are another sandbox's now */
  readonly checkOwner: () => Promise<void>;
}

/** Below what a broker takes as one batch (`message.max.bytes`, 1 MiB by default). */
const bytesAtOnce = 700_000;
const recordsAtOnce = 10_000;
/** What the broker says to a producer whose id another one has claimed, or whose transaction it has ended itself. */
const shutOut = ['PRODUCER_FENCED', 'INVALID_PRODUCER_EPOCH', 'INVALID_PRODUCER_ID_MAPPING', 'INVALID_TXN_STATE'];

export function createLane({ connection, transactionalId, waitForKafka, checkOwner }: LaneOptions): Lane {
  let producer: KafkaProducer | undefined;
  const inOrder = createQueue();

  /** A new producer shuts out the one before it: only the owner of the topics may keep it. */
  const begin = async (isClaim = false) => {
    const isNew = producer === undefined;
    producer ??= connection.producer(transactionalId);
    const transaction = await producer.beginTransaction();
    if (isNew && !isClaim) await checkOwner();
    return transaction;
  };
  type Transaction = Awaited<ReturnType<typeof begin>>;

  /** After a failure only a new producer knows where it stands. */
  const drop = async (): Promise<void> => {
    const dropped = producer;
    producer = undefined;
    if (dropped) await connection.drop(dropped);
  };
  const claim = async (): Promise<void> => {
    await drop();
    const transaction = await begin(true);
    await transaction.cancel();
  };
  const send = async (transaction: Transaction, records: readonly PlacedRecord[]): Promise<Map<string, number>> => {
    const firsts = new Map<string, number>();
    for (const messages of inParts(records)) {
      const { offsets = [] } = await transaction.send({ messages, repeatOnStaleMetadata: false });
      for (const { topic, partition, offset } of offsets) {
        const place = `${topic} ${partition}`;
        if (!firsts.has(place)) firsts.set(place, Number(offset));
      }
    }
    return firsts;
  };
  /** Commits, and finds out what became of it where that was not said. */
  const commit = async (transaction: Transaction, record: PlacedRecord): Promise<void> => {
    const [fromOffset] = (await send(transaction, [record])).values();
    const producerId = producer?.producerId;
    try {
      await transaction.commit();
    } catch (error) {
      if (fromOffset === undefined || producerId === undefined) throw error;
      const { topic, partition } = record;
      const outcome = await waitForKafka('see whether a transaction was committed', async () => {
        await claim();
        const found = await connection.outcomeOf({ topic, partition, fromOffset }, producerId);
        if (found) return found;
        throw new KafkaInterruptedError('it has not ended yet', error);
      });
      if (outcome !== 'commit') throw error;
    }
  };
  const failed = async (error: unknown): Promise<never> => {
    await drop();
    const ids = errorIds(error);
    if (shutOut.some((id) => ids.has(id))) await checkOwner();
    throw error;
  };

  return {
    claim: () => inOrder(claim),
    write: (records, record) =>
      inOrder(() =>
        waitForKafka('write records', async () => {
          try {
            const transaction = await begin();
            const firsts = await send(transaction, records);
            await commit(transaction, record);
            return firsts;
          } catch (error) {
            return await failed(error);
          }
        }),
      ),
    begin() {
      let open: Transaction | undefined;
      let isOver = false;
      const attempt = <T>(run: (transaction: Transaction) => Promise<T>): Promise<T> =>
        inOrder(async () => {
          try {
            if (isOver) throw new Error('The transaction is over');
            open ??= await begin();
            return await run(open);
          } catch (error) {
            isOver = true;
            await failed(error).catch((reason: unknown) => {
              if (!mayPass(reason)) throw reason;
            });
            throw new KafkaInterruptedError(reasonOf(error), error);
          }
        });
      return {
        add: (records) => attempt((transaction) => send(transaction, records)),
        commit: async (record) => {
          await attempt((transaction) => commit(transaction, record));
          isOver = true;
        },
        abort: () =>
          inOrder(async () => {
            if (isOver) return;
            isOver = true;
            // A transaction that cannot be aborted now is aborted by the next claim, or when its time is over.
            await open?.abort().catch(drop);
          }),
      };
    },
  };
}

function* inParts(records: readonly PlacedRecord[]): Generator<PlacedRecord[]> {
  let part: PlacedRecord[] = [];
  let length = 0;
  for (const record of records) {
    const size = (record.key?.length ?? 0) + (record.value?.length ?? 0) + 32;
    if (part.length > 0 && (length + size > bytesAtOnce || part.length >= recordsAtOnce)) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(record);
    length += size;
  }
  if (part.length > 0) yield part;
}
