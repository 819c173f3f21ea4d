import type { WaitOptions } from '../../mechanics/options.ts';
import type { FleetFinding } from '../fleet-finding.ts';

/** What is done to one thing of a lab, or would be. */
export interface LabFix {
  /**
   * - `grant`: what Tableflow or the connector may not do yet, as `grantTableflowAccess` and `grantConnectorAccess` do
   * - `restart`: a connector or an integration of the lab that has failed, as `setUpLab3` does
   * - `repair`: a table whose Delta log something else wrote to, as `repairDeltaTable` does
   * - `resume`: Tableflow on a topic that the service suspended, as `resumeTableflow` does
   */
  readonly kind: 'grant' | 'restart' | 'repair' | 'resume';
  /** What it is done to, e.g. `Tableflow on riverhotel.public.hotel`. */
  readonly what: string;
  /** Why: what was seen, or what the service says. */
  readonly evidence: string;
  /** What is done, as a sentence. */
  readonly action: string;
  /** What it loses, one sentence each. Empty for most. */
  readonly warnings: readonly string[];
}

/** A fix, and how it is applied. */
export interface ApplicableFix extends LabFix {
  /** Does it, and waits until it shows. It may have been done meanwhile: then nothing is changed. */
  readonly perform: (options: WaitOptions) => Promise<unknown>;
}

/** What can be done about one part of a lab, and what a person has to do about it. */
export interface PartFixes {
  readonly fixes: readonly ApplicableFix[];
  readonly findings: readonly FleetFinding[];
}

/** What a fix says of itself. */
export function describeFix({ action, evidence, kind, warnings, what }: LabFix): LabFix {
  return { kind, what, evidence, action, warnings };
}
