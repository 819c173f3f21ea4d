import { InputError } from '@tableflow-workshop/client-core';
import { type SetUpLab3Result, setUpLab3 } from '../compositions/set-up-lab3.ts';
import { checkCapacity } from './check-capacity.ts';
import { findingsOfTables } from './findings-of-tables.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** What `setUpFleet` did. */
export type SetUpFleetResult = FleetResult<SetUpLab3Result['verdict'], SetUpLab3Result>;

const tried = 'set up the fleet';

/**
 * Performs LAB 3 for every attendee, side by side. What fails for one does not touch another: each has a result, with the
 * cause where it failed. Run it again after fixing causes: only what is missing is done, and a lab that the ledger knows as
 * complete costs no call.
 *
 * Replication slots, WAL senders and the given quotas are added up before anything is made. Labs of one key share its rate
 * limit, labs of one workspace theirs, and statements on one warehouse take turns.
 *
 * @throws InputError where more slots, senders or quota are needed than there are; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { verdict, findings } = await setUpFleet(labs, { openSource: connectPostgres });
 */
export function setUpFleet(labs: readonly FleetLab[], options: FleetOptions = {}): Promise<SetUpFleetResult> {
  const { signal, timeoutMs } = options;
  return runFleet(
    labs,
    {
      tried,
      isChanging: true,
      remembered: { outcome: 'complete', state: 'complete' },
      async prepare(open, { sources }) {
        const { problems, notes } = await checkCapacity(open, sources, options);
        if (problems.length > 0) throw new InputError({ tried, problems });
        return notes;
      },
      async workOn(lab, { pollIntervalMs, onEvent }) {
        const details = await setUpLab3(lab, { signal, timeoutMs, pollIntervalMs, onEvent });
        const findings = await findingsOfTables(lab, details.tables, signal);
        return { outcome: details.verdict, isDone: details.verdict === 'complete', findings, details };
      },
    },
    options,
  );
}
