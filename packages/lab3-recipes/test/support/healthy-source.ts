import type { SourceDetails, SourceFindings, SourceSlot, SourceTable } from '../../src/source/source-database.ts';
import { goodFindings } from './source-double.ts';

/** A captured table as it should be. */
export function goodTable(name: string, changes: Partial<SourceTable> = {}): SourceTable {
  return {
    name,
    isOwned: true,
    mayUseSchema: true,
    maySelect: true,
    hasPrimaryKey: true,
    replicaIdentity: 'default',
    toastColumns: [],
    toastBytes: 0,
    ...changes,
  };
}

/** A replication slot that a pgoutput connector on the lab's database reads. */
export function slot(name: string, changes: Partial<SourceSlot> = {}): SourceSlot {
  return {
    name,
    plugin: 'pgoutput',
    databaseName: 'workshop',
    isActive: true,
    walStatus: 'reserved',
    retainedBytes: 0,
    unconfirmedBytes: 0,
    ...changes,
  };
}

/** A database on which nothing is to be found, but for what a test changes. */
export function inDepth(changes: Partial<SourceDetails> = {}, findings: Partial<SourceFindings> = {}): SourceFindings {
  return {
    ...goodFindings,
    ...findings,
    details: {
      serverVersion: '15.4',
      provider: 'PostgreSQL',
      slots: { used: 0, max: 10 },
      senders: { used: 0, max: 10 },
      connections: { used: 4, max: 100 },
      mayCreatePublication: true,
      maxSlotWalKeepMb: 10_240,
      allSlots: [],
      publication: null,
      tables: [goodTable('public.customer'), goodTable('public.hotel')],
      ...changes,
    },
  };
}
