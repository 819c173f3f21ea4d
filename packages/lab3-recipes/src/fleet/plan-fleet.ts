import type { PlanLab3Result } from '../compositions/plan/lab-plan.ts';
import { planLab3 } from '../compositions/plan-lab3.ts';
import { checkCapacity } from './check-capacity.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** What `planFleet` found. */
export interface PlanFleetResult extends FleetResult<'ready' | 'to fix', PlanLab3Result> {
  /** Slots, senders and quotas that are too few, each as a sentence with its remedy. While there is any, `setUpFleet` refuses. */
  readonly shortages: readonly string[];
}

/**
 * Says what `setUpFleet` would do now for every attendee, what has to be fixed first, and whether slots, senders and quotas are
 * enough for all. Changes nothing, except for a temporary Tableflow key where a lab has none.
 *
 * @throws InputError where the labs are not a fleet; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { shortages, findings } = await planFleet(labs, { openSource: connectPostgres });
 */
export async function planFleet(labs: readonly FleetLab[], options: FleetOptions = {}): Promise<PlanFleetResult> {
  const { signal } = options;
  const shortages: string[] = [];
  const result = await runFleet<'ready' | 'to fix', PlanLab3Result>(
    labs,
    {
      tried: 'plan the fleet',
      isChanging: false,
      async prepare(open, { sources }) {
        const { problems, notes } = await checkCapacity(open, sources, options);
        for (const { path, problem, remedy } of problems) shortages.push(`${path} ${problem} ${remedy}`);
        return notes;
      },
      async workOn(lab) {
        const details = await planLab3(lab, { signal });
        const findings = details.problems.map(({ path, problem, remedy }) => {
          return { ruleId: 'unknown', where: path, evidence: problem, remedy };
        });
        return {
          outcome: findings.length === 0 ? 'ready' : 'to fix',
          isDone: findings.length === 0,
          findings,
          details,
        };
      },
    },
    options,
  );
  const verdict = shortages.length === 0 ? result.verdict : 'incomplete';
  return { ...result, verdict, shortages };
}
