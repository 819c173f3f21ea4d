import { type Grouped, groupAlike } from './group-alike.ts';
import type { FleetLab } from './roster/roster.ts';

/** Why a lab is not as it should be. */
export interface FleetFinding {
  /** The rule of the diagnosis table that it is a case of; `unknown` where none is. */
  readonly ruleId: string;
  /** The step or the hop where it shows, e.g. `create PostgreSQL CDC connector`. */
  readonly where: string;
  /** What was seen or said, on one line. */
  readonly evidence: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** The same finding with several attendees. */
export type GroupedFinding = Grouped<FleetFinding>;

/**
 * Makes one of what several attendees have: two findings are the same when they differ in nothing but the names of their labs. Where
 * several have it, `<prefix>`, `<cluster>` … stand for what differs.
 */
export function groupFindings(
  results: readonly {
    /** Whose findings they are; what differs from lab to lab is known by its configuration. */
    readonly lab: FleetLab;
    /** Why it is not as it should be. */
    readonly findings: readonly FleetFinding[];
  }[],
): readonly GroupedFinding[] {
  return groupAlike<FleetFinding>(
    results.map(({ lab, findings }) => ({ lab, things: findings })),
    {
      generalise: ({ ruleId, where, evidence, remedy }, general) => {
        return { ruleId, where: general(where), evidence: general(evidence), remedy: general(remedy) };
      },
      // What is left is a thing of its own; a cause is the same wherever it shows.
      keyOf: ({ ruleId, where, evidence, remedy }) =>
        ['unknown', 'leftover', 'remaining'].includes(ruleId) ? `${where}\n${evidence}` : `${ruleId}\n${remedy}`,
    },
  );
}
