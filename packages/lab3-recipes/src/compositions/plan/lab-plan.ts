import type { InputProblem } from '@tableflow-workshop/client-core';
import type { Outcome } from '../../mechanics/outcome.ts';
import type { PlannedGrant } from './missing-grants.ts';
import type { PlannedTable } from './predict-table.ts';
import type { PlannedCall } from './rehearse.ts';

/** One step of `setUpLab3`, by its name there. */
export interface PlannedStep {
  readonly name: string;
  /** What the step would do. `refused`: it would throw an InputError, and `problems` says why. */
  readonly outcome: Outcome | 'refused';
  /** The changing calls that it would make. */
  readonly calls: readonly (PlannedCall & { readonly operation: string })[];
}

/** Something that comes of a step and that no recipe takes back. */
export interface IrreversibleEffect {
  readonly step: string;
  readonly effect: string;
}

/** What `setUpLab3` would do now. */
export interface PlanLab3Result {
  /** The steps that may change something. What only looks or waits is not among them. */
  readonly steps: readonly PlannedStep[];
  readonly tables: readonly PlannedTable[];
  /** Privileges that the service principal lacks. `setUpLab3` grants nothing: their owners do. */
  readonly missingGrants: readonly PlannedGrant[];
  readonly irreversible: readonly IrreversibleEffect[];
  /** What has to be mended first. While there is any, `setUpLab3` ends before it, and the steps are what comes then. */
  readonly problems: readonly InputProblem[];
}
