import type { Pgoutput } from 'pg-logical-replication';
import type { RowChange } from './change-records.ts';
import { parseLsn } from './lsn.ts';

/** A change and the table it belongs to, as the stream described it at that moment. */
export interface RelationChange {
  readonly relation: Pgoutput.MessageRelation;
  readonly change: RowChange;
}

/** A committed transaction of the source. */
export interface SourceTransaction {
  readonly id: number;
  /** Where the commit ends: what a consumer that has it all may acknowledge. */
  readonly endLsn: bigint;
  readonly committedMs: number;
  readonly changes: readonly RelationChange[];
}

/** Collects the messages of a stream to whole transactions. */
export interface TransactionBuffer {
  /** Returns the transaction that this message completes. */
  accept(message: Pgoutput.Message): SourceTransaction | undefined;
  /** Whether a transaction has begun and is not complete. */
  isOpen(): boolean;
}

/**
 * @param wants which tables matter: a publication may publish more than a connector captures
 */
export function createTransactionBuffer(wants: (relation: Pgoutput.MessageRelation) => boolean): TransactionBuffer {
  let open: { id: number; changes: RelationChange[] } | undefined;
  const add = (relation: Pgoutput.MessageRelation, change: RowChange): void => {
    if (!open) throw new Error('The stream sent a change outside of a transaction');
    if (wants(relation)) open.changes.push({ relation, change });
  };
  return {
    isOpen: () => open !== undefined,
    accept(message) {
      switch (message.tag) {
        case 'begin':
          open = { id: message.xid >>> 0, changes: [] };
          return undefined;
        case 'insert':
          add(message.relation, { op: 'c', after: message.new });
          return undefined;
        case 'update': {
          const before = message.old ?? message.key;
          add(message.relation, { op: 'u', after: message.new, ...(before && { before }) });
          return undefined;
        }
        case 'delete':
          add(message.relation, { op: 'd', before: message.old ?? message.key ?? {} });
          return undefined;
        case 'commit': {
          const { id, changes } = open ?? { id: 0, changes: [] };
          open = undefined;
          if (message.commitEndLsn === null) throw new Error('The stream sent a commit without its position');
          const committedMs = Number(BigInt(message.commitTime.toString()) / 1000n);
          return { id, endLsn: parseLsn(message.commitEndLsn), committedMs, changes };
        }
        default:
          // Relations come along with their changes; truncates are skipped, as `skipped.operations` says by default.
          return undefined;
      }
    },
  };
}
