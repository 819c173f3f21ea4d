import { plainAnswer } from '../mechanics/plain-answer.ts';
import type { FixHands } from './fix/find-fixes.ts';
import { type FixedLab, type FixOutcome, fixLab } from './fix/fix-lab.ts';
import type { LabFix } from './fix/lab-fix.ts';
import { whoFixes } from './fix/who-fixes.ts';
import type { GroupedFinding } from './fleet-finding.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import { type Grouped, groupAlike } from './group-alike.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** How a fleet is fixed. */
export interface FixFleetOptions extends FleetOptions, Partial<FixHands> {
  /** Change nothing and return what would be done. Default false. */
  readonly planOnly?: boolean | undefined;
  /** What a run with `planOnly` returned: nothing else is done than what it says. Default: all that is found. */
  readonly plan?: Pick<FixFleetResult, 'attendees'> | undefined;
}

/** The same fix for several attendees. */
export type GroupedFix = Grouped<LabFix & { readonly state: FixedLab['fixes'][number]['state'] }>;

/** What `fixFleet` did, or would do. `complete` when every lab is. */
export interface FixFleetResult extends Omit<FleetResult<FixOutcome, FixedLab>, 'findings'> {
  /** The fixes of all: the same one for 20 attendees is one. The most frequent first. */
  readonly fixes: readonly GroupedFix[];
  /** What is left for a person, and for whom. */
  readonly findings: readonly (GroupedFinding & {
    /** Who has to do it, e.g. `the administrator of PostgreSQL`. */
    readonly who: string;
  })[];
}

/**
 * Applies those remedies that are safe, for every attendee whose tables are not complete: grants what is missing, restarts a connector
 * or an integration of the lab that has failed, repairs a table whose Delta log something else wrote to, resumes Tableflow that the
 * service suspended, as the recipes for one lab do. What else is wrong is named with its remedy and who has to do it. Verifies the
 * tables afterwards.
 *
 * What fails for one does not touch another. Run it again at any time, also after it was killed: each run finds out what is wrong now,
 * so that only what is not fixed is done.
 *
 * Undo: none: what was resumed or restarted had stopped, and grants are taken back by `revokeTableflowAccess` and
 * `revokeConnectorAccess`.
 *
 * @param options `planOnly` changes nothing; `plan` is what that returned, and nothing else is done. Without `administratorOf` and
 *   `repair` missing privileges and damaged tables are only named. `timeoutMs` limits each wait
 * @throws InputError where the labs are not a fleet; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const plan = await fixFleet(labs, { openSource: connectPostgres, planOnly: true });
 * const { verdict, findings } = await fixFleet(labs, { openSource: connectPostgres, plan });
 */
export async function fixFleet(labs: readonly FleetLab[], options: FixFleetOptions = {}): Promise<FixFleetResult> {
  const { administratorOf, plan, planOnly = false, repair, signal, timeoutMs } = options;
  const result = await runFleet<FixOutcome, FixedLab>(
    labs,
    {
      tried: 'fix the fleet',
      isChanging: false,
      workOn: async (lab, { attendee, forget, pollIntervalMs, onEvent }) => {
        const agreed = plan?.attendees.find((one) => one.attendee === attendee)?.details?.fixes;
        const isAgreed = (fix: LabFix): boolean =>
          plan === undefined || agreed?.some((one) => isSame(one, fix)) === true;
        const hands = { administratorOf, repair };
        const given = { ...hands, signal, timeoutMs, pollIntervalMs, planOnly, isAgreed, onEvent };
        const fixed = await fixLab(lab, { ...given, beforeChange: forget });
        return { ...fixed, isDone: fixed.outcome === 'complete' || fixed.outcome === 'fixed' };
      },
    },
    options,
  );
  const isWell = result.attendees.every(({ outcome }) => outcome === 'complete' || outcome === 'fixed');
  return plainAnswer({
    ...result,
    verdict: isWell ? 'complete' : 'incomplete',
    fixes: groupFixes(labs, result.attendees),
    findings: result.findings.map((finding) => ({ ...finding, who: whoFixes(finding) })),
  });
}

/** Whether what is to be done now is what was shown. Why may have changed. */
function isSame(one: LabFix, other: LabFix): boolean {
  return one.kind === other.kind && one.what === other.what && one.action === other.action;
}

function groupFixes(labs: readonly FleetLab[], attendees: FixFleetResult['attendees']): readonly GroupedFix[] {
  return groupAlike<FixedLab['fixes'][number]>(
    labs.map((lab, index) => ({ lab, things: attendees[index]?.details?.fixes ?? [] })),
    {
      generalise: (fix, general) => {
        const { action, evidence, warnings, what } = fix;
        const texts = { what: general(what), evidence: general(evidence), action: general(action) };
        return { ...fix, ...texts, warnings: warnings.map(general) };
      },
      keyOf: ({ action, kind, state, what }) => [kind, what, action, state].join('\n'),
    },
  );
}
