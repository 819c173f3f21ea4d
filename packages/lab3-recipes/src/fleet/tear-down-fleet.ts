import { type TearDownLab3Options, type TearDownLab3Result, tearDownLab3 } from '../compositions/tear-down-lab3.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import { findingOfRemaining, type Remaining, remainingThings } from './remaining-things.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** What `tearDownFleet` deletes besides what the set-up made directly. */
export interface TearDownFleetOptions
  extends FleetOptions,
    Pick<TearDownLab3Options, 'allTopics' | 'deleteAdopted' | 'deleteSubjects' | 'deleteTopics' | 'deleteSchema'> {}

/** What was done with one lab, and what is still in its cluster. */
export interface TornDownLab extends TearDownLab3Result {
  /** Connectors and Tableflow topics that are still there, whoever made them: they go on costing. */
  readonly remaining: readonly Remaining[];
}

/** What `tearDownFleet` did. `remains`: something of others is still in the cluster, and is named. */
export type TearDownFleetResult = FleetResult<'gone' | 'remains', TornDownLab>;

/**
 * The undo of `setUpFleet`: tears down the lab of every attendee, side by side, and names everything that is still in their
 * clusters. What fails for one does not touch another. Run it again after fixing causes: a lab that the ledger knows as gone costs
 * no call.
 *
 * @throws InputError where the labs are not a fleet; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { verdict, findings } = await tearDownFleet(labs, { openSource: connectPostgres, deleteTopics: true });
 */
export function tearDownFleet(
  labs: readonly FleetLab[],
  options: TearDownFleetOptions = {},
): Promise<TearDownFleetResult> {
  const { allTopics, deleteAdopted, deleteSchema, deleteSubjects, deleteTopics, signal, timeoutMs } = options;
  const deletions = { allTopics, deleteAdopted, deleteSchema, deleteSubjects, deleteTopics };
  return runFleet(
    labs,
    {
      tried: 'tear down the fleet',
      isChanging: true,
      remembered: { outcome: 'gone', state: 'gone' },
      async workOn(lab, { pollIntervalMs, onEvent }) {
        const torn = await tearDownLab3(lab, { ...deletions, signal, timeoutMs, pollIntervalMs, onEvent });
        const remaining = await remainingThings(lab, torn, signal);
        const isDone = remaining.length === 0;
        const details = { ...torn, remaining };
        return { outcome: isDone ? 'gone' : 'remains', isDone, findings: remaining.map(findingOfRemaining), details };
      },
    },
    options,
  );
}
