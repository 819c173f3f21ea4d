import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import { type Answer, failure } from '../request/answer.ts';
import type { Surroundings } from '../request/route.ts';
import { mayAssume, mayEnter } from '../trust.ts';
import { isIn } from './cluster-of.ts';
import { findBucket } from './known-buckets.ts';
import { registryOfEnvironment, subjectsOf } from './registry-of.ts';

const oneDayMs = 86_400_000n;
const thirtyDaysMs = 2_592_000_000n;

/**
 * What a new Tableflow topic rests on: a Kafka topic with a value schema, a provider integration, a bucket in the
 * cluster's region. Source: C2.6, C2.1 and C11.
 */
export function refuseTopic(
  spec: TableflowSchemas['CreateTableflowTopicSpec'],
  surroundings: Pick<Surroundings, 'state' | 'clock'>,
): Answer | undefined {
  const { confluent } = surroundings.state;
  const name = spec.display_name;
  const { world } = surroundings.state;
  const clusterId = spec.kafka_cluster.id;
  if (!confluent.topics.some((topic) => isIn(world, topic, clusterId) && topic.name === name)) {
    return invalid(`topic ${name} not found`, '/spec/display_name');
  }
  const subjects = subjectsOf(surroundings.state, registryOfEnvironment(surroundings.state, spec.environment.id));
  if (!subjects.some((subject) => subject.name === `${name}-value` && subject.versions.length > 0)) {
    return invalid(`topic ${name} has no schema: subject ${name}-value not found`, '/spec/display_name');
  }
  return refuseStorage(spec, surroundings) ?? refuseConfig(spec.config);
}

function refuseStorage(
  { storage, kafka_cluster: cluster }: Pick<TableflowSchemas['CreateTableflowTopicSpec'], 'storage' | 'kafka_cluster'>,
  { state, clock }: Pick<Surroundings, 'state' | 'clock'>,
): Answer | undefined {
  const { confluent } = state;
  if (storage.kind === 'Managed') return undefined;
  const id = storage.provider_integration_id;
  const pointer = '/spec/storage/provider_integration_id';
  if (storage.kind === 'AzureDataLakeStorageGen2') {
    const found = confluent.providerIntegrationsV2.find((one) => one.id === id && one.provider === 'AZURE');
    if (!found) return invalid(`Azure provider integration ${id} not found`, pointer);
    if (found.status === 'DRAFT') return invalid(`provider integration ${id} is still a DRAFT`, pointer);
    const application = found.config?.kind === 'AzureIntegrationConfig' && found.config.confluent_multi_tenant_app_id;
    return application && !mayEnter(state, clock.now(), application)
      ? invalid(`provider integration ${id} is not authorised in the tenant`, pointer)
      : undefined;
  }
  const found = confluent.providerIntegrations.find((one) => one.id === id);
  if (!found) return invalid(`AWS provider integration ${id} not found`, pointer);
  const bucket = findBucket(state, storage.bucket_name);
  const region = confluent.kafkaClusters.find(({ id }) => id === cluster.id)?.spec.region;
  const { customer_iam_role_arn: roleArn = '', iam_role_arn: principal, external_id: externalId } = found.config;
  const isTrusted = mayAssume(state, clock.now(), roleArn, { principal, externalId });
  if (!isTrusted || !bucket) {
    const detail = `bucket ${storage.bucket_name} cannot be reached with provider integration ${id}`;
    return invalid(detail, '/spec/storage/bucket_name');
  }
  if (bucket.region === region) return undefined;
  const detail = `bucket ${bucket.name} is in ${bucket.region}, the Kafka cluster in ${region}`;
  return invalid(detail, '/spec/storage/bucket_name');
}

/** Floors of both retentions. Source: C2.3. */
export function refuseConfig(config: TableflowSchemas['SetTableflowTopicConfig'] = {}): Answer | undefined {
  const { retention_ms: retention, data_retention_ms: dataRetention } = config;
  if (retention !== undefined && BigInt(retention) < oneDayMs) {
    return invalid(`retention_ms must be at least ${oneDayMs} (24 hours)`, '/spec/config/retention_ms');
  }
  if (dataRetention !== undefined && BigInt(dataRetention) < thirtyDaysMs) {
    return invalid(`data_retention_ms must be at least ${thirtyDaysMs} (30 days)`, '/spec/config/data_retention_ms');
  }
  return undefined;
}

function invalid(detail: string, pointer: string): Answer {
  return failure(422, detail, { code: 'invalid_configuration', pointer });
}
