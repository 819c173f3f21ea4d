import { ApiError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../lab/context.ts';

/** How far back the Metrics API is queried. */
const lookBackMs = 7 * 24 * 60 * 60_000;
const minuteMs = 60_000;

const metrics = {
  /** What the brokers took. */
  received: 'io.confluent.kafka.server/received_records',
  /** What Tableflow did not write, because it could not. */
  skipped: 'io.confluent.tableflow/rows_skipped',
};

/** What is counted of the topics, and since when. */
export interface CountTopicRecordsInput {
  readonly topics: readonly string[];
  /** Default: what the topic received. */
  readonly metric?: keyof typeof metrics;
  /** In milliseconds since 1970. Default, and earliest: seven days ago. */
  readonly sinceMs?: number;
}

/**
 * Records that each topic has received, or that Tableflow left out of its table, from the Metrics API. It lags by some
 * minutes, and counts the records of an earlier topic of the same name, too.
 *
 * @returns counts by topic; empty where the Cloud key's owner may not read metrics, or the service does not have them
 * @see https://api.telemetry.confluent.cloud/docs
 */
export async function countTopicRecords(
  lab: LabContext,
  { topics, metric = 'received', sinceMs = 0 }: CountTopicRecordsInput,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const now = lab.clock.now();
  const startMs = Math.max(now - lookBackMs, Math.floor(sinceMs / minuteMs) * minuteMs);
  const interval = [startMs, now + minuteMs].map((timeMs) => new Date(timeMs).toISOString()).join('/');
  const call = lab.confluent.metrics.POST('/v2/metrics/cloud/query', {
    body: {
      aggregations: [{ metric: metrics[metric] }],
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
    // A key without the role MetricsViewer still does the whole lab, and not every metric is to be had everywhere.
    const unknown = metric === 'received' ? [401, 403] : [400, 401, 403, 404];
    if (ApiError.isInstance(error) && error.status !== undefined && unknown.includes(error.status)) return new Map();
    throw error;
  }
}
