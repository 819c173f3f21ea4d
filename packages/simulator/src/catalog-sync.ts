import { publishTable } from './publish-table.ts';
import type { Surroundings } from './request/route.ts';
import type { CatalogIntegrationRecord, TableflowTopicRecord } from './state.ts';

/** Tables that are on their way into a catalog, so that one change does not publish a table twice. */
const underway = new WeakMap<TableflowTopicRecord, Set<string>>();

/**
 * Publishes every running Delta table in every Unity integration of its cluster, after the time that takes.
 *
 * An integration stays PENDING until a first Delta topic runs, then it is CONNECTED or FAILED. It covers all Delta
 * topics of the cluster, present and future. Source: C2.6.
 */
export function syncCatalogs(surroundings: Surroundings): void {
  const { state, timingsOf } = surroundings;
  for (const record of state.confluent.tableflowTopics) {
    if (!isRunningDelta(record)) continue;
    for (const target of state.confluent.catalogIntegrations) {
      if (!publishesTo(record, target) || isSettled(record, target)) continue;
      const targets = underway.get(record) ?? new Set();
      const key = target.integration.id;
      if (targets.has(key)) continue;
      underway.set(record, targets.add(key));
      setSyncStatus(record, target, 'PENDING', null);
      surroundings.later(timingsOf(record.topic.spec.display_name).catalogSyncMs, async () => {
        await publish(record, target, surroundings);
        targets.delete(key);
      });
    }
  }
}

/** After a change of the integration (a rotated secret) every table is published again: what it was before is over. */
export function resyncIntegration(target: CatalogIntegrationRecord, surroundings: Surroundings): void {
  target.integration.status = { phase: 'PENDING', error_message: '' };
  for (const record of surroundings.state.confluent.tableflowTopics) {
    record.topic.status.catalog_sync_statuses = (record.topic.status.catalog_sync_statuses ?? []).filter(
      (one) => one.catalog_integration_id !== target.integration.id,
    );
  }
  surroundings.syncCatalogs();
}

async function publish(
  record: TableflowTopicRecord,
  target: CatalogIntegrationRecord,
  surroundings: Surroundings,
): Promise<void> {
  const { state, clock, send } = surroundings;
  const isGone =
    !state.confluent.catalogIntegrations.includes(target) || !state.confluent.tableflowTopics.includes(record);
  if (isGone || record.disabledAtMs !== undefined) return;
  const problem = await publishTable({ record, target, send });
  const { integration } = target;
  setSyncStatus(record, target, problem ? 'FAILED' : 'SYNCED', problem ?? null);
  integration.status = {
    phase: problem ? 'FAILED' : 'CONNECTED',
    error_message: problem ?? '',
    ...(problem ? {} : { last_sync_at: new Date(clock.now()).toISOString() }),
  };
}

function isRunningDelta({ topic, disabledAtMs }: TableflowTopicRecord): boolean {
  return (
    disabledAtMs === undefined && topic.status.phase === 'RUNNING' && (topic.spec.table_formats ?? []).includes('DELTA')
  );
}

/** A Unity integration publishes the tables of its own cluster. */
function publishesTo({ topic }: TableflowTopicRecord, { integration: { spec } }: CatalogIntegrationRecord): boolean {
  return spec.config?.kind === 'Unity' && spec.kafka_cluster.id === topic.spec.kafka_cluster.id;
}

function isSettled(record: TableflowTopicRecord, target: CatalogIntegrationRecord): boolean {
  const status = record.topic.status.catalog_sync_statuses?.find(
    (one) => one.catalog_integration_id === target.integration.id,
  );
  return status?.sync_status === 'SYNCED' || status?.sync_status === 'FAILED';
}

function setSyncStatus(
  record: TableflowTopicRecord,
  target: CatalogIntegrationRecord,
  syncStatus: string,
  message: string | null,
): void {
  const { status } = record.topic;
  const others = (status.catalog_sync_statuses ?? []).filter(
    (one) => one.catalog_integration_id !== target.integration.id,
  );
  status.catalog_sync_statuses = [
    ...others,
    {
      catalog_integration_id: target.integration.id,
      catalog_type: 'UNITY',
      sync_status: syncStatus,
      error_message: message,
    },
  ];
}
