import { ApiError, collect, isNotFound } from '@tableflow-workshop/client-core';
import {
  type EnvironmentsSchemas,
  type KafkaClustersSchemas,
  paginateConfluent,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';

/** A place that the lab names: what is there, or why it cannot be seen. */
export type Place<Thing> = { readonly value: Thing } | { readonly finding: Finding };

/** Far more than an organisation shows. */
const most = 1_000;

/** Whether environment and cluster are to be seen, from the outside in. Reads only. */
export async function placeFindings(lab: LabContext, signal?: AbortSignal): Promise<readonly Finding[]> {
  const environment = await findEnvironment(lab, signal);
  if ('finding' in environment) return [environment.finding];
  const cluster = await findCluster(lab, signal);
  return 'finding' in cluster ? [cluster.finding] : [];
}

/** The lab's environment as the Cloud key sees it. */
export async function findEnvironment(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<Place<EnvironmentsSchemas['Environment']>> {
  const { environmentId } = lab.config;
  const { environments: client } = lab.confluent.cloud;
  const read = await probe(
    unwrapConfluent(
      client.GET('/org/v2/environments/{id}', { params: { path: { id: environmentId } }, signal }),
      `read environment ${environmentId}`,
    ),
  );
  if ('value' in read) return read;
  if (!isHidden(read.error))
    return { finding: findingOf(read.error, `Cloud key ${lab.config.confluent.cloudKey.id}`, 'confluent') };
  const environments = paginateConfluent(
    (page_token) => client.GET('/org/v2/environments', { params: { query: { page_size: 100, page_token } }, signal }),
    'list the environments',
  );
  const visible = await probe(collect(environments, most));
  const names = 'value' in visible ? visible.value.map((one) => `${one.id} (${one.display_name})`) : ['unknown'];
  return {
    finding: {
      ruleId: 'environment-missing',
      severity: 'error',
      subject: `environment ${environmentId}`,
      evidence: `the Cloud key does not see it; visible are: ${names.join(', ') || 'none'}`,
      remedy: 'Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
    },
  };
}

/** The lab's Kafka cluster as the Cloud key sees it. Check the environment first: in a wrong one no cluster is right. */
export async function findCluster(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<Place<KafkaClustersSchemas['KafkaCluster']>> {
  const { environmentId: environment, kafkaClusterId } = lab.config;
  const { kafkaClusters: client } = lab.confluent.cloud;
  const subject = `Kafka cluster ${kafkaClusterId}`;
  const read = await probe(
    unwrapConfluent(
      client.GET('/cmk/v2/clusters/{id}', { params: { path: { id: kafkaClusterId }, query: { environment } }, signal }),
      `read ${subject} in environment ${environment}`,
    ),
  );
  if ('value' in read) return read;
  if (!isHidden(read.error)) return { finding: findingOf(read.error, subject, 'confluent') };
  const clusters = paginateConfluent(
    (page_token) =>
      client.GET('/cmk/v2/clusters', { params: { query: { environment, page_size: 100, page_token } }, signal }),
    `list the Kafka clusters of environment ${environment}`,
  );
  const visible = await probe(collect(clusters, most));
  const names = 'value' in visible ? visible.value.map((one) => `${one.id} (${one.spec?.display_name})`) : ['unknown'];
  return {
    finding: {
      ruleId: 'cluster-missing',
      severity: 'error',
      subject,
      evidence: `environment ${environment} shows no such cluster to the Cloud key; visible are: ${names.join(', ') || 'none'}`,
      remedy: 'Correct CONFLUENT_KAFKA_CLUSTER_ID, or give the owner of the Cloud key a role on the cluster.',
    },
  };
}

/** For what does not exist, or may not be seen, one API returns 404 and another 403. */
export function isHidden(error: unknown): boolean {
  return isNotFound(error) || (ApiError.isInstance(error) && error.status === 403);
}
