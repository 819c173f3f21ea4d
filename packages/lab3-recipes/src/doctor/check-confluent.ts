import { collect } from '@tableflow-workshop/client-core';
import { type KafkaClustersSchemas, paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { type ConnectorChecks, checkConnector } from './check-connector.ts';
import { connectorAccessFindings } from './check-connector-access.ts';
import { keyFindings } from './check-keys.ts';
import { findCluster, findEnvironment, isHidden } from './check-places.ts';
import { providerIntegrationFindings } from './check-provider-integration.ts';
import { tableflowTopicFindings } from './check-tableflow-topics.ts';

type KafkaCluster = KafkaClustersSchemas['KafkaCluster'];

/** Far more than Tableflow has. */
const mostRegions = 1_000;

/** What the checks of Confluent Cloud showed, and whether the connector exists. */
export interface ConfluentChecks {
  readonly findings: readonly Finding[];
  readonly connector: ConnectorChecks['connector'];
}

/** Ids, keys, Schema Registry, region, provider integration, service account and connector. Reads only. */
export async function checkConfluent(lab: LabContext, signal?: AbortSignal): Promise<ConfluentChecks> {
  const [places, keys] = await Promise.all([checkPlaces(lab, signal), keyFindings(lab, signal)]);
  return { ...places, findings: [...places.findings, ...keys] };
}

/** From the outside in: behind a wrong id everything else would only repeat that it is wrong. */
async function checkPlaces(lab: LabContext, signal: AbortSignal | undefined): Promise<ConfluentChecks> {
  const environment = await findEnvironment(lab, signal);
  if ('finding' in environment) {
    const { finding } = environment;
    // Behind a key that is refused, an account would only repeat it.
    const isIdWrong = finding.ruleId === 'environment-missing';
    const others = isIdWrong ? await serviceAccountFindings(lab, signal) : [];
    return { findings: [finding, ...others], connector: 'unknown' };
  }
  const [cluster, ...others] = await Promise.all([
    checkCluster(lab, signal),
    checkAccount(lab, environment.value.metadata?.resource_name, signal),
    registryFindings(lab, signal),
    providerIntegrationFindings(lab, signal),
  ]);
  return { ...cluster, findings: [...cluster.findings, ...others.flat()] };
}

async function checkCluster(lab: LabContext, signal: AbortSignal | undefined): Promise<ConfluentChecks> {
  const cluster = await findCluster(lab, signal);
  if ('finding' in cluster) return { findings: [cluster.finding], connector: 'unknown' };
  const [region, checks, tableflow] = await Promise.all([
    regionFindings(lab, cluster.value, signal),
    checkConnector(lab, signal),
    tableflowTopicFindings(lab, signal),
  ]);
  return { findings: [...region, ...checks.findings, ...tableflow], connector: checks.connector };
}

/** A Tableflow key is needed for the list; what it cannot read, the check of the keys reports. */
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
  const listed = await probe(collect(regions, mostRegions));
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

/** What an account may do is a question only where there is one. */
async function checkAccount(
  lab: LabContext,
  environmentName: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const findings = await serviceAccountFindings(lab, signal);
  return findings.length > 0 ? findings : connectorAccessFindings(lab, environmentName, signal);
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
