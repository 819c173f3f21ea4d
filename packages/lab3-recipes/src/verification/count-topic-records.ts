import { ApiError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../lab/context.ts';

/** How far back the Metrics API is queried. */
const lookBackMs = 7 * 24 * 60 * 60_000;

/**
 * Records that each topic has received, from the Metrics API: it counts what the brokers took, and lags by some minutes.
 *
 * @returns counts by topic; empty where the Cloud key's owner may not read metrics
 * @see https://api.telemetry.confluent.cloud/docs
 */
export async function countTopicRecords(
  lab: LabContext,
  topics: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const interval = [lab.clock.now() - lookBackMs, lab.clock.now() + 60_000]
    .map((timeMs) => new Date(timeMs).toISOString())
    .join('/');
  const call = lab.confluent.metrics.POST('/v2/metrics/cloud/query', {
    body: {
      aggregations: [{ metric: 'io.confluent.kafka.server/received_records' }],
      filter: {
        op: 'AND',
        filters: [
          { field: 'resource.kafka.id', op: 'EQ', value: lab.config.kafkaClusterId },
          { op: 'OR', filters: topics.map((topic) => ({ field: 'metric.topic', op: 'EQ' as const, value: topic })) },
        ],
      },
      granularity: 'ALL',
      intervals: [interval],
      group_by: ['metric.topic'],
      limit: 1_000,
    },
    signal,
  });
  try {
    const { data } = await unwrapConfluent(call, `count the records of ${topics.length} topics`);
    return new Map(data.map((point) => [String(point['metric.topic']), point.value]));
  } catch (error) {
    // A key without the role MetricsViewer still does the whole lab; the count is then unknown.
    if (ApiError.isInstance(error) && (error.status === 401 || error.status === 403)) return new Map();
    throw error;
  }
}
