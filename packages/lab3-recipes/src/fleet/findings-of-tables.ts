import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { diagnoseConnector } from '../recipes/diagnose-connector.ts';
import { diagnoseIntegration } from '../recipes/diagnose-integration.ts';
import { diagnoseTableflow } from '../recipes/diagnose-tableflow.ts';
import type { TableVerdict } from '../verification/table-verdict.ts';
import { findingOfDiagnosis } from './finding-of-diagnosis.ts';
import type { FleetFinding } from './fleet-finding.ts';

/** Why tables are not complete: the hop of each, and its cause by the rule table. Reads only. */
export async function findingsOfTables(
  lab: LabContext,
  tables: readonly TableVerdict[],
  signal: AbortSignal | undefined,
): Promise<readonly FleetFinding[]> {
  const behind = tables.filter(({ verdict }) => verdict === 'behind' || verdict === 'failed');
  const findings = await Promise.all(behind.map((table) => findingOfTable(lab, table, signal)));
  // One connector holds up all its tables.
  return findings.filter(
    (one, index) => findings.findIndex((other) => other.ruleId === one.ruleId && other.where === one.where) === index,
  );
}

async function findingOfTable(
  lab: LabContext,
  { hop, reason, topic }: TableVerdict,
  signal: AbortSignal | undefined,
): Promise<FleetFinding> {
  const where = hop === 'Tableflow' || hop === 'rows' || hop === 'columns' ? `${hop}: ${topic}` : (hop ?? 'tables');
  const diagnosed = await probe(diagnose(lab, hop, { topic, signal }));
  const found = 'value' in diagnosed ? findingOfDiagnosis(where, diagnosed.value) : undefined;
  return found ?? { ruleId: 'unknown', where, evidence: reason, remedy: 'Wait, and run lab3 fleet verify again.' };
}

async function diagnose(
  lab: LabContext,
  hop: TableVerdict['hop'],
  { topic, signal }: { readonly topic: string; readonly signal: AbortSignal | undefined },
): Promise<Diagnosis | undefined> {
  const { connector, integrationName } = lab.config;
  if (hop === 'connector' || hop === 'slot' || hop === 'topic')
    return diagnoseConnector(lab, { name: connector.name }, { signal });
  if (hop === 'Tableflow') return diagnoseTableflow(lab, { topic }, { signal });
  if (hop === 'catalog sync') return diagnoseIntegration(lab, { name: integrationName }, { signal });
  return undefined;
}
