import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import type { SimulatorState } from '../state.ts';
import { type ClusterPlace, type NamedInCluster, qualifiedName } from './cluster-of.ts';
import { findBucket } from './known-buckets.ts';

type Config = TableflowSchemas['TableflowTopicConfig'];
type Storage = TableflowSchemas['Storage'];

const sevenDaysMs = '604800000';

/** What the service fills in where a new topic says nothing. Source: C2.3. */
export function newConfig(wanted: TableflowSchemas['SetTableflowTopicConfig'] = {}): Config {
  const config: Config = {
    enable_compaction: true,
    enable_partitioning: true,
    retention_ms: sevenDaysMs,
    record_failure_strategy: 'SUSPEND',
    metadata_column_naming_scheme: 'DEFAULT',
    error_handling: { mode: 'SUSPEND' },
  };
  changeConfig(config, wanted);
  return config;
}

/** An absent field stays as it is. The two forms of error handling are kept in step. */
export function changeConfig(config: Config, wanted: TableflowSchemas['SetTableflowTopicConfig'] = {}): void {
  if (wanted.retention_ms !== undefined) config.retention_ms = wanted.retention_ms;
  if (wanted.data_retention_ms !== undefined) config.data_retention_ms = wanted.data_retention_ms;
  if (wanted.metadata_column_naming_scheme !== undefined) {
    config.metadata_column_naming_scheme = wanted.metadata_column_naming_scheme;
  }
  const handling = wanted.error_handling ?? olderForm(wanted.record_failure_strategy);
  if (!handling) return;
  if (handling.mode === 'LOG') {
    // Terraform sends an empty target for "the default".
    config.error_handling = { mode: 'LOG', target: handling.target || 'error_log' };
    delete config.record_failure_strategy;
    return;
  }
  config.error_handling = { mode: handling.mode };
  config.record_failure_strategy = handling.mode;
}

function olderForm(strategy: 'SUSPEND' | 'SKIP' | undefined): TableflowSchemas['SetErrorHandling'] | undefined {
  return strategy && { mode: strategy };
}

/** The storage as it is answered: with the place that the service chose for the table. */
export function placeTable(
  wanted: TableflowSchemas['CreateStorage'],
  { tableId, place, state }: { readonly tableId: string; readonly place: ClusterPlace; readonly state: SimulatorState },
): Storage {
  const { world } = state;
  const { environmentId, clusterId } = place;
  const region =
    state.confluent.kafkaClusters.find(({ id }) => id === clusterId)?.spec.region ?? world.kafkaCluster.region;
  const folder = `${shards(tableId)}/${world.organizationId}/${environmentId}/${clusterId}/v1/${tableId}`;
  if (wanted.kind === 'ByobAws') {
    return {
      kind: 'ByobAws',
      bucket_name: wanted.bucket_name,
      bucket_region: findBucket(state, wanted.bucket_name)?.region ?? world.bucket.region,
      provider_integration_id: wanted.provider_integration_id,
      // The doubled slash is the service's. Source: C2.3.
      table_path: `s3://${wanted.bucket_name}//${folder}`,
    };
  }
  if (wanted.kind === 'AzureDataLakeStorageGen2') {
    const { storage_account_name: account, container_name: container } = wanted;
    return {
      kind: 'AzureDataLakeStorageGen2',
      storage_account_name: account,
      container_name: container,
      storage_region: region,
      provider_integration_id: wanted.provider_integration_id,
      table_path: `abfss://${container}@${account}.dfs.core.windows.net/${folder}`,
    };
  }
  return { kind: 'Managed', table_path: `s3://confluent-managed-${region}//${folder}` };
}

/** Two groups of eight bits that spread tables over a bucket; the same table always gets the same. */
function shards(tableId: string): string {
  let hash = 0x811c9dc5;
  for (const character of tableId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  const bits = hash.toString(2).padStart(32, '0');
  return `${bits.slice(0, 8)}/${bits.slice(8, 16)}`;
}

/** Derived from the topic, and fixed while Tableflow is on. Source: C2.4. */
export function writeModeOf({ confluent }: SimulatorState, topic: NamedInCluster): 'APPEND' | 'UPSERT' {
  const wanted = qualifiedName(topic);
  const policy = confluent.topics.find((one) => qualifiedName(one) === wanted)?.configs['cleanup.policy'] ?? 'delete';
  return policy.includes('compact') ? 'UPSERT' : 'APPEND';
}
