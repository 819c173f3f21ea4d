import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import type { Hop, TableVerdict } from '../../verification/table-verdict.ts';
import { findingsOfTables } from '../findings-of-tables.ts';
import { connectorFixes } from './connector-fixes.ts';
import { type AdministratorOf, integrationFixes } from './integration-fixes.ts';
import type { PartFixes } from './lab-fix.ts';
import type { TableRepair } from './table-repair.ts';
import { tableflowFixes } from './tableflow-fixes.ts';

/** Who does what the lab's own keys cannot. */
export interface FixHands {
  /** Repairs tables whose Delta log something else wrote to. Default: they are only named. */
  readonly repair: TableRepair | undefined;
  /** Gives Unity Catalog as somebody who may grant. Default: missing privileges are only named. */
  readonly administratorOf: AdministratorOf | undefined;
}

/** What stops the rows at a hop, by the part that is to blame. */
const hopsOf: Readonly<Record<'connector' | 'tableflow' | 'integration', readonly Hop[]>> = {
  connector: ['connector', 'slot', 'topic'],
  tableflow: ['Tableflow'],
  integration: ['catalog sync'],
};

/**
 * What can be done about a lab whose tables are not complete, in the order in which it is to be done, and what is for a person. All
 * parts are checked: behind one that has failed there may be another. Reads only.
 */
export async function findFixes(
  existing: ExistingLab,
  tables: readonly TableVerdict[],
  { administratorOf, repair }: FixHands,
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  const [connector, tableflow, integration] = await Promise.all([
    connectorFixes(existing, signal),
    tableflowFixes(existing.lab, repair, signal),
    integrationFixes(existing, administratorOf, signal),
  ]);
  const parts = { connector, tableflow, integration };
  const isSpoken = ({ fixes, findings }: PartFixes): boolean => fixes.length + findings.length > 0;
  const explained = (['connector', 'tableflow', 'integration'] as const)
    .filter((part) => isSpoken(parts[part]))
    .flatMap((part) => hopsOf[part]);
  const others = tables.filter(({ hop }) => explained.length === 0 || (hop !== null && !isAfter(hop, explained)));
  const findings = await findingsOfTables(existing.lab, others, signal);
  return {
    fixes: [...integration.fixes.filter(({ kind }) => kind === 'grant'), ...connector.fixes, ...tableflow.fixes]
      // A table is published once it is written.
      .concat(integration.fixes.filter(({ kind }) => kind !== 'grant')),
    findings: [...connector.findings, ...tableflow.findings, ...integration.findings, ...findings],
  };
}

/** Whether a hop is one of these, or only follows from them: rows come last. */
function isAfter(hop: Hop, explained: readonly Hop[]): boolean {
  return explained.includes(hop) || hop === 'rows' || hop === 'columns';
}
