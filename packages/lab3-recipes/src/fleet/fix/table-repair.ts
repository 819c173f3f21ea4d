import type { LabContext } from '../../lab/context.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import type { RepairDeltaTableResult } from '../../recipes/repair-delta-table.ts';

/**
 * Repairs tables by `repairDeltaTable`. It knows who deletes the files of a table, and keeps the plan of a repair that has not ended:
 * once Tableflow is disabled, nobody else knows path and settings.
 */
export interface TableRepair {
  /** Whether a repair of this table was begun and has not ended. */
  isBegun(lab: LabContext, topic: string): Promise<boolean>;
  /** What is to be done: by a plan that was kept, or by what the service says now. Changes nothing. */
  plan(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<RepairDeltaTableResult>;
  /** Keeps the plan, does what it says, and forgets it. */
  perform(lab: LabContext, planned: RepairDeltaTableResult, options: WaitOptions): Promise<RepairDeltaTableResult>;
  /** Forgets the plan of a repair whose table is complete: it was killed after its last change. */
  forget(lab: LabContext, topic: string): Promise<void>;
}
