import type { LabConfig } from '../config/lab-config.ts';
import type { LabContextOptions } from '../lab/context.ts';
import type { LabRecordStore } from '../lab/record.ts';
import type { SourceDatabase } from '../source/source-database.ts';
import type { FleetEvent } from './fleet-event.ts';
import type { FleetLedger } from './fleet-ledger.ts';
import type { FleetQuotas } from './fleet-quotas.ts';

/** How a fleet is worked on, watched and stopped. */
export interface FleetOptions extends Pick<LabContextOptions, 'fetch' | 'clock' | 'logger'> {
  /** Ends the work early. What was already done is kept, and a later run continues there. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of each single wait of a lab. Default: that of its recipe. */
  readonly timeoutMs?: number | undefined;
  /**
   * Longest pause between two polls of a lab, in milliseconds. Default: 250 for each lab of the fleet, and 5,000 at least: what
   * one key allows is shared by all who use it.
   */
  readonly pollIntervalMs?: number | undefined;
  /** How many labs are worked on at once. Default 100: most of the time the clouds work, and nobody here. */
  readonly labsAtOnce?: number | undefined;
  /** How many statements run on one SQL warehouse at once. Default 8. */
  readonly statementsAtOnce?: number | undefined;
  /**
   * How many calls a second one Databricks workspace gets, from all its labs together, and as many sign-ins: its responses do not
   * say what it allows. Default 15, as Databricks' SDK for Go has it.
   */
  readonly workspaceCallsPerSecond?: number | undefined;
  /**
   * Opens the source database, e.g. `connectPostgres`. It is called once for each database and role, however many labs share
   * it, and closed at the end. Default: rows are not counted, and free slots are not checked.
   */
  readonly openSource?: ((settings: LabConfig['source']) => SourceDatabase) | undefined;
  /** Where is kept what a lab made beside a connector of somebody else. Default: it lasts as long as the run. */
  readonly recordOf?: ((config: LabConfig) => LabRecordStore) | undefined;
  /** Where is kept which labs are done. Default: each run asks the clouds for all. */
  readonly ledger?: FleetLedger | undefined;
  /** Ask the clouds also for labs that the ledger says are done. Default false. */
  readonly recheck?: boolean | undefined;
  /** What the organization allows, as far as it is known. Default: nothing is added up. */
  readonly quotas?: FleetQuotas | undefined;
  /** Called when a step of a lab begins, waits and ends, and when a lab does. Default: none. */
  readonly onEvent?: ((event: FleetEvent) => void) | undefined;
}
