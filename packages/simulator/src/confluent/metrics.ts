import type { MetricsSchemas } from '@tableflow-workshop/confluent-client/metrics';
import type { DataPlane } from '../data-plane.ts';
import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import { isIn, qualifiedName } from './cluster-of.ts';
import { tableName } from './tableflow-topics.ts';

type Filter = MetricsSchemas['MetricFilter'];
type Labels = Readonly<Record<string, string>>;

const receivedRecords = 'io.confluent.kafka.server/received_records';
const rowsSkipped = 'io.confluent.tableflow/rows_skipped';

/** Metrics: how many records each topic received, and how many its table left out. Source: C1.6 and C9. */
export const metricsRoutes: Routes = {
  queryMetrics(call, { state, dataPlane }) {
    const body = call.body as MetricsSchemas['QueryMetrics'];
    const metric = body.aggregations[0]?.metric;
    const countOf = countsOf(metric, state, dataPlane);
    if (!countOf) return failure(400, `unknown metric ${metric}`);
    const startMs = Date.parse(body.intervals[0]?.split('/')[0] ?? '');
    if (Number.isNaN(startMs)) return failure(400, `not an interval: ${body.intervals[0]}`);
    const own = state.confluent.kafkaClusters.map((cluster) => cluster.id);
    const named = clustersOf(body.filter);
    // The owner of a key sees only what the query names.
    if (named.length === 0 || named.some((id) => !own.includes(id))) {
      return failure(403, 'Query must filter by at least one of your authorized resources');
    }

    const rows = own.flatMap((clusterId) =>
      state.confluent.topics
        .filter((topic) => isIn(state.world, topic, clusterId))
        .map((topic) => ({
          labels: { 'resource.kafka.id': clusterId, 'metric.topic': topic.name },
          value: countOf(qualifiedName(topic)),
        })),
    );
    const groups = new Map<string, { labels: Labels; value: number }>();
    for (const { labels, value } of rows) {
      // A topic without records has no data points.
      if (value === 0 || !matches(body.filter, labels)) continue;
      const shown: Labels = Object.fromEntries(
        (body.group_by ?? []).map((label) => [
          label,
          Object.hasOwn(labels, label) ? labels[label as keyof typeof labels] : '',
        ]),
      );
      const key = JSON.stringify(shown);
      groups.set(key, { labels: shown, value: (groups.get(key)?.value ?? 0) + value });
    }

    const limit = body.limit ?? 100;
    const token = call.query.get('page_token') ?? '0';
    if (!/^\d{1,9}$/.test(token))
      return failure(400, 'page_token is not one of this result', { code: 'invalid_filter' });
    const offset = Number(token);
    const timestamp = new Date(startMs).toISOString();
    const points = [...groups.values()].map(({ labels, value }) => ({ timestamp, value, ...labels }));
    const end = offset + limit;
    const more = end < points.length ? { next_page_token: String(end) } : {};
    return ok({ data: points.slice(offset, end), meta: { pagination: { page_size: limit, ...more } } });
  },
};

/** What a metric counts of a topic. */
function countsOf(
  metric: string | undefined,
  state: SimulatorState,
  dataPlane: DataPlane,
): ((topic: string) => number) | undefined {
  if (metric === receivedRecords) return (topic) => dataPlane.recordCount(topic);
  if (metric !== rowsSkipped) return undefined;
  const mayLeaveOut = new Set(
    state.confluent.tableflowTopics
      .filter(({ topic }) => (topic.spec.config?.error_handling?.mode ?? 'SUSPEND') !== 'SUSPEND')
      .map((record) => tableName(record, state)),
  );
  return (topic) => (mayLeaveOut.has(topic) ? (dataPlane.skippedCount?.(topic) ?? 0) : 0);
}

function clustersOf(filter: Filter | undefined): string[] {
  if (!filter) return [];
  if ('filters' in filter) return filter.filters.flatMap(clustersOf);
  return filter.field === 'resource.kafka.id' && filter.op === 'EQ' ? [String(filter.value)] : [];
}

function matches(filter: Filter | undefined, labels: Labels): boolean {
  if (!filter) return true;
  if ('filters' in filter) {
    return filter.op === 'OR'
      ? filter.filters.some((one) => matches(one, labels))
      : filter.filters.every((one) => matches(one, labels));
  }
  const isEqual = labels[filter.field] === String(filter.value);
  return filter.op === 'NE' ? !isEqual : filter.op === 'EQ' && isEqual;
}
