import { topicOf } from '../lab/names.ts';
import { findExistingLab } from '../recipes/find-existing-lab.ts';
import { type VerifyTablesResult, verifyTables } from '../verification/verify-tables.ts';
import { findingsOfTables } from './findings-of-tables.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { AttendeeResult, FleetResult } from './fleet-result.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** What `verifyFleet` found. */
export type VerifyFleetResult = FleetResult<VerifyTablesResult['verdict'], VerifyTablesResult>;

/** How `verifyFleet` is run and watched. */
export interface VerifyFleetOptions extends FleetOptions {
  /**
   * Called with the result of each lab as soon as there is one, also where the run is stopped before its end. Default: none.
   */
  readonly onAttendee?:
    | ((result: AttendeeResult<VerifyTablesResult['verdict'], VerifyTablesResult>) => void)
    | undefined;
}

/**
 * Proves for every attendee that the rows arrived, and says for each table that is not complete where its rows are held up and
 * why. The clouds are asked for each lab, also for those that a ledger knows as complete. Changes nothing, and does not wait.
 *
 * @throws InputError where the labs are not a fleet; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { attendees } = await verifyFleet(labs, { openSource: connectPostgres });
 */
export function verifyFleet(labs: readonly FleetLab[], options: VerifyFleetOptions = {}): Promise<VerifyFleetResult> {
  const { onAttendee, signal } = options;
  return runFleet(
    labs,
    {
      tried: 'verify the fleet',
      isChanging: false,
      onAttendee,
      async workOn(given) {
        const { lab } = await findExistingLab(given, { signal });
        const { name: connectorName, tableIncludeList, topicPrefix } = lab.config.connector;
        const tables = tableIncludeList.map((sourceTable) => ({
          sourceTable,
          topic: topicOf(topicPrefix, sourceTable),
        }));
        const details = await verifyTables(lab, { tables, connectorName }, { signal, wait: false });
        const findings = await findingsOfTables(lab, details.tables, signal);
        return { outcome: details.verdict, isDone: details.verdict === 'complete', findings, details };
      },
    },
    options,
  );
}
