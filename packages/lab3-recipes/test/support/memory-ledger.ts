import type { FleetLedger, LedgerEntry } from '../../src/fleet/fleet-ledger.ts';

/** A ledger that outlives a run. */
export function memoryLedger(): FleetLedger & { readonly entries: () => readonly LedgerEntry[] } {
  let kept: readonly LedgerEntry[] = [];
  return {
    load: async () => kept,
    save: async (entries) => {
      kept = entries;
    },
    entries: () => kept,
  };
}
