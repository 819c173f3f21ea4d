import type { NewRecord } from '../broker/record.ts';
import type { RowChange } from './change-records.ts';
import type { Relation, StreamMessage } from './pgoutput.ts';

/** A change and the table it belongs to, as the stream described it at that moment. */
export interface RelationChange {
  readonly relation: Relation;
  readonly change: RowChange;
  /** Where it lies in the log. */
  readonly lsn: bigint;
}

/** A transaction of the source, or as much of a large one as is taken at once. */
export interface TransactionPart {
  readonly transactionId: number;
  /** Where the commit begins in the log, and when it was. The stream tells both before the first change. */
  readonly commitLsn: bigint;
  readonly committedMicros: bigint;
  /** Where the transaction before it ends; `null` for the first one of a stream. */
  readonly previousEndLsn: bigint | null;
  /** In order: records where they could be made at once, and changes of which records are still to be made. */
  readonly changes: readonly (NewRecord | RelationChange)[];
  /** Whether this is the first part. */
  readonly isFirst: boolean;
  /** Only in the last part: where the commit ends, which is what a consumer that has it all may acknowledge. */
  readonly endLsn?: bigint;
}

/** Collects the messages of a stream to transactions, and large transactions to parts. */
export interface TransactionParts {
  /** Returns what this message completes. @param lsn where the server says that the message lies */
  accept(message: StreamMessage, lsn: bigint): TransactionPart | undefined;
  /** Whether a transaction has begun and is not complete. */
  isOpen(): boolean;
}

/** The transaction that a change belongs to. */
export type OpenTransaction = Omit<TransactionPart, 'changes' | 'endLsn'>;

/** How changes are collected. */
export interface TransactionPartsOptions {
  /** Which tables matter: a publication may publish more than a connector captures. */
  wants(relation: Relation): boolean;
  /** Makes the records of a change, which are smaller than the change; `undefined` when that cannot be done at once. */
  encode(change: RelationChange, transaction: OpenTransaction): readonly NewRecord[] | undefined;
  /** How many changes make a part: they are in memory together. */
  readonly changesAtOnce: number;
}

export function createTransactionParts({ wants, encode, changesAtOnce }: TransactionPartsOptions): TransactionParts {
  let open: OpenTransaction | undefined;
  let changes: (NewRecord | RelationChange)[] = [];
  let previousEndLsn: bigint | null = null;

  const take = (endLsn?: bigint): TransactionPart => {
    if (!open) throw new Error('The stream sent a change outside of a transaction');
    const part = { ...open, changes, ...(endLsn !== undefined && { endLsn }) };
    open = endLsn === undefined ? { ...open, isFirst: false } : undefined;
    changes = [];
    return part;
  };
  const add = (relation: Relation, change: RowChange, lsn: bigint): TransactionPart | undefined => {
    if (!wants(relation)) return undefined;
    const one = { relation, change, lsn };
    const records = open && encode(one, open);
    if (!records) changes.push(one);
    else for (const record of records) changes.push(record);
    return changes.length < changesAtOnce ? undefined : take();
  };
  return {
    isOpen: () => open !== undefined,
    accept(message, lsn) {
      switch (message.kind) {
        case 'begin': {
          const { transactionId, commitLsn, committedMicros } = message;
          open = { transactionId, commitLsn, committedMicros, previousEndLsn, isFirst: true };
          return undefined;
        }
        case 'insert':
          return add(message.relation, { op: 'c', after: message.after }, lsn);
        case 'update':
          return add(
            message.relation,
            { op: 'u', after: message.after, ...(message.before && { before: message.before }) },
            lsn,
          );
        case 'delete':
          return add(message.relation, { op: 'd', before: message.before }, lsn);
        case 'commit':
          previousEndLsn = message.endLsn;
          return take(message.endLsn);
        case 'other':
          return undefined;
      }
    },
  };
}
