import { ApiError, collect, isNotFound } from '@tableflow-workshop/client-core';
import { type KafkaClustersSchemas, paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../context.ts';
import { type ConnectorLook, connectorLook } from './check-connector.ts';
import { keyFindings } from './check-keys.ts';
import { providerIntegrationFindings } from './check-provider-integration.ts';
import { type Finding, findingOf, probe } from './finding.ts';

type KafkaCluster = KafkaClustersSchemas['KafkaCluster'];

/** Far more than an organisation shows. */
const most = 1_000;

/** What the look at Confluent Cloud showed, and whether the connector is there. */
export interface ConfluentLook {
  readonly findings: readonly Finding[];
  readonly connector: ConnectorLook['connector'];
}

/** Ids, keys, Schema Registry, region, provider integration, service account and connector. Reads only. */
export async function confluentLook(lab: LabContext, signal?: AbortSignal): Promise<ConfluentLook> {
  const [places, keys] = await Promise.all([lookAtPlaces(lab, signal), keyFindings(lab, signal)]);
  return { ...places, findings: [...places.findings, ...keys] };
}

/** From the outside in: behind a wrong id everything else would only repeat that it is wrong. */
async function lookAtPlaces(lab: LabContext, signal: AbortSignal | undefined): Promise<ConfluentLook> {
  const { environmentId } = lab.config;
  const environment = await probe(
    unwrapConfluent(
      lab.confluent.cloud.environments.GET('/org/v2/environments/{id}', {
        params: { path: { id: environmentId } },
        signal,
      }),
      `read environment ${environmentId}`,
    ),
  );
  if ('error' in environment && !isHidden(environment.error)) {
    const subject = `Cloud key ${lab.config.confluent.cloudKey.id}`;
    return { findings: [findingOf(environment.error, subject, 'confluent')], connector: 'unknown' };
  }
  if ('error' in environment) {
    const findings = await Promise.all([environmentMissing(lab, signal), serviceAccountFindings(lab, signal)]);
    return { findings: findings.flat(), connector: 'unknown' };
  }
  const [cluster, ...others] = await Promise.all([
    lookAtCluster(lab, signal),
    serviceAccountFindings(lab, signal),
    registryFindings(lab, signal),
    providerIntegrationFindings(lab, signal),
  ]);
  return { ...cluster, findings: [...cluster.findings, ...others.flat()] };
}

async function lookAtCluster(lab: LabContext, signal: AbortSignal | undefined): Promise<ConfluentLook> {
  const { environmentId, kafkaClusterId } = lab.config;
  const subject = `Kafka cluster ${kafkaClusterId}`;
  const cluster = await probe(
    unwrapConfluent(
      lab.confluent.cloud.kafkaClusters.GET('/cmk/v2/clusters/{id}', {
        params: { path: { id: kafkaClusterId }, query: { environment: environmentId } },
        signal,
      }),
      `read ${subject} in environment ${environmentId}`,
    ),
  );
  if ('value' in cluster) {
    const [region, look] = await Promise.all([regionFindings(lab, cluster.value, signal), connectorLook(lab, signal)]);
    return { findings: [...region, ...look.findings], connector: look.connector };
  }
  if (!isHidden(cluster.error))
    return { findings: [findingOf(cluster.error, subject, 'confluent')], connector: 'unknown' };
  const visible = await probe(collect(listClusters(lab, environmentId, signal), most));
  const names = 'value' in visible ? visible.value.map((one) => `${one.id} (${one.spec?.display_name})`) : ['unknown'];
  const finding: Finding = {
    ruleId: 'cluster-missing',
    severity: 'error',
    subject,
    evidence: `environment ${environmentId} shows no such cluster to the Cloud key; visible are: ${names.join(', ') || 'none'}`,
    remedy: 'Correct CONFLUENT_KAFKA_CLUSTER_ID, or give the owner of the Cloud key a role on the cluster.',
  };
  return { findings: [finding], connector: 'unknown' };
}

/** A Tableflow key is needed for the list; what it cannot read, the check of the keys tells. */
async function regionFindings(
  lab: LabContext,
  { spec }: KafkaCluster,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const { cloud, region } = spec ?? {};
  if (!cloud || !region) return [];
  const regions = paginateConfluent(
    (page_token) =>
      lab.confluent.tableflow.GET('/tableflow/v1/regions', {
        params: { query: { cloud, page_size: 100, page_token } },
        signal,
      }),
    'list the regions of Tableflow',
  );
  const listed = await probe(collect(regions, most));
  if ('error' in listed || listed.value.length === 0) return [];
  if (listed.value.some((one) => one.region === region)) return [];
  return [
    {
      ruleId: 'region-unsupported',
      severity: 'error',
      subject: `Kafka cluster ${lab.config.kafkaClusterId}`,
      evidence: `Tableflow does not run in ${cloud} ${region}`,
      remedy: 'Use a cluster in a region where it does: GET /tableflow/v1/regions lists them.',
    },
  ];
}

async function environmentMissing(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const { environmentId } = lab.config;
  const environments = paginateConfluent(
    (page_token) =>
      lab.confluent.cloud.environments.GET('/org/v2/environments', {
        params: { query: { page_size: 100, page_token } },
        signal,
      }),
    'list the environments',
  );
  const visible = await probe(collect(environments, most));
  const names = 'value' in visible ? visible.value.map((one) => `${one.id} (${one.display_name})`) : ['unknown'];
  return [
    {
      ruleId: 'environment-missing',
      severity: 'error',
      subject: `environment ${environmentId}`,
      evidence: `the Cloud key does not see it; visible are: ${names.join(', ') || 'none'}`,
      remedy: 'Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
    },
  ];
}

async function serviceAccountFindings(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const id = lab.config.serviceAccountId;
  const subject = `service account ${id}`;
  const read = await probe(
    unwrapConfluent(
      lab.confluent.cloud.serviceAccounts.GET('/iam/v2/service-accounts/{id}', { params: { path: { id } }, signal }),
      `read ${subject}`,
    ),
  );
  if ('value' in read) return [];
  if (!isHidden(read.error)) return [findingOf(read.error, subject, 'confluent')];
  return [
    {
      ruleId: 'service-account-missing',
      severity: 'error',
      subject,
      evidence: 'the Cloud key does not see it',
      remedy: 'Correct CONFLUENT_SERVICE_ACCOUNT_ID; confluent iam service-account list shows them.',
    },
  ];
}

async function registryFindings(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const { environmentId } = lab.config;
  const subject = `environment ${environmentId}`;
  const listed = await probe(
    unwrapConfluent(
      lab.confluent.cloud.schemaRegistryClusters.GET('/srcm/v3/clusters', {
        params: { query: { environment: environmentId } },
        signal,
      }),
      `find the Schema Registry of ${subject}`,
    ),
  );
  if ('error' in listed) return [findingOf(listed.error, subject, 'confluent')];
  if ((listed.value.data ?? []).length > 0) return [];
  return [
    {
      ruleId: 'schema-registry-missing',
      severity: 'error',
      subject,
      evidence: 'it has no Schema Registry',
      remedy: 'Enable Stream Governance in the environment.',
    },
  ];
}

function listClusters(lab: LabContext, environment: string, signal: AbortSignal | undefined) {
  return paginateConfluent(
    (page_token) =>
      lab.confluent.cloud.kafkaClusters.GET('/cmk/v2/clusters', {
        params: { query: { environment, page_size: 100, page_token } },
        signal,
      }),
    `list the Kafka clusters of environment ${environment}`,
  );
}

/** What does not exist, or is not to be seen, is answered with 404 by one API and with 403 by another. */
function isHidden(error: unknown): boolean {
  return isNotFound(error) || (ApiError.isInstance(error) && error.status === 403);
}
