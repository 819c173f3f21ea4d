import { ApiError, type CallResult } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { isUndiscovered } from './create-doctor-context.ts';

/** Whether each resource key opens what it is for, by the cheapest read of its API. */
export async function keyFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const { confluent, kafkaClusterId } = lab.config;
  const findings = await Promise.all([
    isUndiscovered(confluent.tableflowKey?.id)
      ? noTableflowKey
      : tryKey(
          `Tableflow key ${confluent.tableflowKey?.id ?? ''}`.trim(),
          lab.confluent.tableflow.GET('/tableflow/v1/regions', { params: { query: { page_size: 1 } }, signal }),
        ),
    isUndiscovered(confluent.kafka.restUrl)
      ? []
      : tryKey(
          `Kafka key ${confluent.kafka.key.id}`,
          lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics', {
            params: { path: { cluster_id: kafkaClusterId } },
            signal,
          }),
        ),
    isUndiscovered(confluent.schemaRegistry.url)
      ? []
      : tryKey(
          `Schema Registry key ${confluent.schemaRegistry.key.id}`,
          lab.confluent.schemaRegistry.GET('/subjects', { signal }),
        ),
  ]);
  return findings.flat();
}

const noTableflowKey: readonly Finding[] = [
  {
    ruleId: 'tableflow-key-absent',
    severity: 'note',
    subject: 'Tableflow key',
    evidence: 'the configuration has none',
    remedy: 'Give one by TABLEFLOW_API_KEY and TABLEFLOW_API_SECRET, or let ensureTableflowKey make a temporary one.',
  },
];

async function tryKey(subject: string, call: Promise<CallResult<unknown>>): Promise<readonly Finding[]> {
  const read = await probe(unwrapConfluent(call, `use the ${subject}`));
  if ('value' in read) return [];
  // It was accepted: a wrong cluster id is reported by the check of the cluster.
  if (ApiError.isInstance(read.error) && read.error.status === 404) return [];
  return [findingOf(read.error, subject, 'confluent')];
}
