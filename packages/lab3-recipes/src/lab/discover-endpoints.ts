import { InputError } from '@tableflow-workshop/client-core';
import {
  type CloudKey,
  type ConfluentClientOptions,
  createKafkaClustersClient,
  createSchemaRegistryClustersClient,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import type { LabConfig } from '../config/lab-config.ts';

export interface LabEndpoints {
  readonly kafkaRestUrl: string;
  readonly schemaRegistryUrl: string;
}

/** Finds the REST endpoints of the cluster and of its Schema Registry, unless the configuration names them. */
export async function discoverEndpoints(
  config: LabConfig,
  options: ConfluentClientOptions<CloudKey>,
): Promise<LabEndpoints> {
  const [kafkaRestUrl, schemaRegistryUrl] = await Promise.all([
    config.confluent.kafka.restUrl ?? findKafkaRestUrl(config, options),
    config.confluent.schemaRegistry.url ?? findSchemaRegistryUrl(config, options),
  ]);
  return { kafkaRestUrl, schemaRegistryUrl };
}

async function findKafkaRestUrl(
  { environmentId, kafkaClusterId }: LabConfig,
  options: ConfluentClientOptions<CloudKey>,
): Promise<string> {
  const clusters = createKafkaClustersClient(options);
  const call = clusters.GET('/cmk/v2/clusters/{id}', {
    params: { path: { id: kafkaClusterId }, query: { environment: environmentId } },
  });
  const cluster = await unwrapConfluent(call, `read Kafka cluster ${kafkaClusterId} in environment ${environmentId}`);
  if (cluster.spec?.http_endpoint) return cluster.spec.http_endpoint;
  throw notThere(
    'kafkaClusterId',
    `cluster ${kafkaClusterId} has no REST endpoint yet.`,
    'Wait until it is provisioned.',
  );
}

async function findSchemaRegistryUrl(
  { environmentId }: LabConfig,
  options: ConfluentClientOptions<CloudKey>,
): Promise<string> {
  const clusters = createSchemaRegistryClustersClient(options);
  const call = clusters.GET('/srcm/v3/clusters', { params: { query: { environment: environmentId } } });
  const list = await unwrapConfluent(call, `find the Schema Registry of environment ${environmentId}`);
  const url = list.data?.[0]?.spec?.http_endpoint;
  if (url) return url;
  throw notThere(
    'environmentId',
    `environment ${environmentId} has no Schema Registry.`,
    'Enable Stream Governance in the environment.',
  );
}

function notThere(path: string, problem: string, remedy: string): InputError {
  return new InputError({ tried: 'find the endpoints of the lab', problems: [{ path, problem, remedy }] });
}
