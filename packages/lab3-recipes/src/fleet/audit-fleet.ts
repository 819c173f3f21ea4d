import {
  type AuditLeftoversInput,
  type AuditLeftoversResult,
  auditLeftovers,
} from '../compositions/audit-leftovers.ts';
import { findingOfLeftover } from './findings-of-error.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** What `auditFleet` found. */
export type AuditFleetResult = FleetResult<AuditLeftoversResult['verdict'], AuditLeftoversResult>;

/**
 * Checks for every attendee what is left of their lab in Confluent Cloud, Databricks and PostgreSQL, and names for each leftover
 * the command that removes it. The clouds are asked for each lab, whatever a ledger says. Changes nothing.
 *
 * @throws InputError where the labs are not a fleet; the signal's reason when aborted
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { verdict, findings } = await auditFleet(labs, { openSource: connectPostgres });
 */
export function auditFleet(
  labs: readonly FleetLab[],
  options: FleetOptions & AuditLeftoversInput = {},
): Promise<AuditFleetResult> {
  const { expect, signal } = options;
  return runFleet(
    labs,
    {
      tried: 'audit the fleet',
      isChanging: false,
      async workOn(lab) {
        const details = await auditLeftovers(lab, { expect }, { signal });
        const findings = details.leftovers.map(findingOfLeftover);
        return { outcome: details.verdict, isDone: details.verdict === 'clean', findings, details };
      },
    },
    options,
  );
}
