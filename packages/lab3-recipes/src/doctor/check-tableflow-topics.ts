import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { judgeTableflow } from '../resources/tableflow/judge-tableflow.ts';
import { findTableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { isUndiscovered } from './create-doctor-context.ts';

/** Tableflow on the captured topics, where it is enabled already: whether it has stopped. Reads only. */
export async function tableflowTopicFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const { confluent, connector } = lab.config;
  if (isUndiscovered(confluent.tableflowKey?.id)) return [];
  const findings = connector.tableIncludeList.map(async (table): Promise<readonly Finding[]> => {
    const topic = topicOf(connector.topicPrefix, table);
    const read = await probe(findTableflowTopic(lab, topic, signal));
    // What the key cannot read, the check of the keys reports.
    if ('error' in read || !read.value) return [];
    const verdict = judgeTableflow(read.value);
    if (verdict.state !== 'failed') return [];
    return [
      {
        ruleId: 'tableflow-stopped',
        severity: 'error',
        subject: `Tableflow on topic ${topic}`,
        evidence: `it is ${verdict.phase}: ${verdict.why}`,
        remedy: verdict.hint ?? 'Ask diagnoseTableflow for the cause.',
      },
    ];
  });
  return (await Promise.all(findings)).flat();
}
