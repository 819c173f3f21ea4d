import type { InputProblem } from '@tableflow-workshop/client-core';
import type { AdoptedPart } from '../../resources/existing-lab/observe-existing-lab.ts';
import type { PartOutcome } from '../set-up/make-parts.ts';
import type { PlannedGrant } from './missing-grants.ts';
import type { PlannedTable } from './predict-table.ts';
import type { PlannedCall } from './rehearse.ts';

/** One step of `setUpLab3`, by its name there. */
export interface PlannedStep {
  readonly name: string;
  /** What the step would do. `refused`: it would throw an InputError, and `problems` says why. */
  readonly outcome: PartOutcome | 'refused';
  /** The changing calls that it would make. */
  readonly calls: readonly (PlannedCall & { readonly operation: string })[];
}

/** A result of a step that no recipe can undo. */
export interface IrreversibleEffect {
  readonly step: string;
  readonly effect: string;
}

/** What `setUpLab3` would do now. */
export interface PlanLab3Result {
  /** The steps that may change something. Steps that only check or wait are not among them. */
  readonly steps: readonly PlannedStep[];
  readonly tables: readonly PlannedTable[];
  /** What somebody else made, and in what it differs from what this lab would make. Nothing is changed on it. */
  readonly adopted: readonly AdoptedPart[];
  /** Privileges that the service principal is missing. `setUpLab3` grants nothing: their owners do. */
  readonly missingGrants: readonly PlannedGrant[];
  readonly irreversible: readonly IrreversibleEffect[];
  /** What has to be fixed first. While there is any, `setUpLab3` stops there, and the steps are what comes afterwards. */
  readonly problems: readonly InputProblem[];
}
