import { InputError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { topicOf } from '../../lab/names.ts';
import { diagnoseTableflow } from '../../recipes/diagnose-tableflow.ts';
import { resumeTableflow } from '../../recipes/resume-tableflow.ts';
import { foreignCommitOf } from '../../resources/tableflow/delta-table-repair.ts';
import { judgeTableflow } from '../../resources/tableflow/judge-tableflow.ts';
import { listTableflowTopics, type TableflowTopic } from '../../resources/tableflow/tableflow-topics.ts';
import { findingOfDiagnosis } from '../finding-of-diagnosis.ts';
import { findingsOfError } from '../findings-of-error.ts';
import type { FleetFinding } from '../fleet-finding.ts';
import type { ApplicableFix, PartFixes } from './lab-fix.ts';
import type { TableRepair } from './table-repair.ts';

/**
 * A table that something else wrote to is repaired, where somebody can delete its files; Tableflow that the service suspended for
 * another reason is resumed. What has failed without being suspended is for a person. Reads only.
 */
export async function tableflowFixes(
  lab: LabContext,
  repair: TableRepair | undefined,
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  const { tableIncludeList, topicPrefix } = lab.config.connector;
  const live = await listTableflowTopics(lab, signal);
  const parts = await Promise.all(
    tableIncludeList
      .map((table) => topicOf(topicPrefix, table))
      .map((topic) => {
        const found = live.find(({ spec }) => spec.display_name === topic);
        return topicFixes(lab, { topic, found, repair }, signal);
      }),
  );
  return { fixes: parts.flatMap(({ fixes }) => fixes), findings: parts.flatMap(({ findings }) => findings) };
}

async function topicFixes(
  lab: LabContext,
  {
    topic,
    found,
    repair,
  }: {
    readonly topic: string;
    readonly found: TableflowTopic | undefined;
    readonly repair: TableRepair | undefined;
  },
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  const isDamaged = found !== undefined && foreignCommitOf(found) !== undefined;
  // Of a repair that has not ended there may be no Tableflow topic, only its plan.
  if (repair && (isDamaged || (await repair.isBegun(lab, topic)))) return repairFix(lab, { topic, repair }, signal);
  const verdict = judgeTableflow(found);
  if (verdict.state !== 'failed') return { fixes: [], findings: [] };
  if (found?.spec.suspended && !isDamaged) return { fixes: [resumeFix(lab, topic, verdict.why)], findings: [] };
  const where = `Tableflow: ${topic}`;
  const unknown: FleetFinding = {
    ruleId: 'unknown',
    where,
    evidence: verdict.why,
    remedy: 'Ask lab3 diagnose for the cause.',
  };
  const diagnosed = findingOfDiagnosis(where, await diagnoseTableflow(lab, { topic }, { signal }));
  return { fixes: [], findings: [diagnosed ?? unknown] };
}

function resumeFix(lab: LabContext, topic: string, evidence: string): ApplicableFix {
  return {
    kind: 'resume',
    what: `Tableflow on ${topic}`,
    evidence,
    action: 'Resume it: what suspended it suspends it again where that was not fixed.',
    warnings: [],
    perform: (options) => resumeTableflow(lab, { topic }, options),
  };
}

async function repairFix(
  lab: LabContext,
  { topic, repair }: { readonly topic: string; readonly repair: TableRepair },
  signal: AbortSignal | undefined,
): Promise<PartFixes> {
  try {
    const planned = await repair.plan(lab, topic, signal);
    if (planned.outcome !== 'planned') return { fixes: [], findings: [] };
    const fix: ApplicableFix = {
      kind: 'repair',
      what: `table of ${topic}`,
      evidence: planned.evidence ?? 'it is damaged.',
      action:
        'Disable Tableflow on the topic, delete the files of the table, and enable it again with the same settings.',
      warnings: planned.warnings,
      perform: (options) => repair.perform(lab, planned, options),
    };
    return { fixes: [fix], findings: [] };
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    return { fixes: [], findings: findingsOfError(error, `Tableflow: ${topic}`) };
  }
}
