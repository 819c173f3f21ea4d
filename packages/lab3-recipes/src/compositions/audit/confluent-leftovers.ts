import { collect } from '@tableflow-workshop/client-core';
import { paginateConfluent } from '@tableflow-workshop/confluent-client';
import type { Unseen } from '../../findings/unseen.ts';
import type { LabContext } from '../../lab/context.ts';
import { looksCaptured } from '../../resources/connector/captured-names.ts';
import { findConnector } from '../../resources/connector/read-connector.ts';
import { listTableflowTopics } from '../../resources/tableflow/tableflow-topics.ts';
import { listTemporaryKeys } from '../../resources/tableflow/temporary-keys.ts';
import { listUnityIntegrations } from '../../resources/tableflow/unity-integrations.ts';
import { hasPrefix } from './has-prefix.ts';
import { type Leftover, temporaryKeyKind } from './leftover.ts';
import type { RemovalCommands } from './removal-commands.ts';

const system = 'Confluent Cloud';

/** Far more than an environment has. */
const mostIntegrations = 1_000;

/** Tableflow on topics of the captured tables. */
export async function tableflowLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { environmentId, kafkaClusterId, connector } = lab.config;
  const query = { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId };
  return (await listTableflowTopics(lab, signal))
    .map(({ spec, status }) => ({ topic: spec.display_name, phase: status.phase ?? 'PENDING' }))
    .filter(({ topic }) => looksCaptured(connector, topic))
    .map(({ topic, phase }) => ({
      system,
      kind: 'Tableflow topic',
      name: topic,
      why: `Tableflow is ${phase} on a topic of the connector`,
      removeWith: commands.tableflow('/tableflow/v1/tableflow-topics/{name}', { name: topic }, query),
    }));
}

/** Integrations of the lab's name. One of another name was adopted, and belongs to somebody else. */
export async function integrationLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { environmentId, kafkaClusterId, integrationName } = lab.config;
  const query = { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId };
  return (await listUnityIntegrations(lab, signal))
    .filter(({ name }) => name === integrationName)
    .map(({ id, name, phase }) => ({
      system,
      kind: 'catalog integration',
      name,
      why: `${id} has the name of the lab's integration, and is ${phase}`,
      removeWith: commands.tableflow('/tableflow/v1/catalog-integrations/{id}', { id }, query),
    }));
}

/** The lab's connector. */
export async function connectorLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { environmentId, kafkaClusterId, connector } = lab.config;
  if (!(await findConnector(lab, connector.name, signal))) return [];
  return [
    {
      system,
      kind: 'connector',
      name: connector.name,
      why: "its name is that of the lab's connector, and it costs money",
      removeWith: commands.cloud('/connect/v1/environments/{environment}/clusters/{cluster}/connectors/{name}', {
        environment: environmentId,
        cluster: kafkaClusterId,
        name: connector.name,
      }),
    },
  ];
}

/** Temporary Tableflow keys of runs that have ended, and those whose run cannot be checked from here. */
export async function keyLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<{ readonly leftovers: readonly Leftover[]; readonly unseen: readonly Unseen[] }> {
  const { serviceAccountId } = lab.config;
  const whose = { serviceAccountId, nowMs: lab.clock.now(), signal };
  const keys = await listTemporaryKeys(lab.confluent.cloud.apiKeys, whose);
  const removeWith = (id: string): string => commands.cloud('/iam/v2/api-keys/{id}', { id });
  return {
    leftovers: keys
      .filter(({ use }) => use === 'left behind')
      .map(({ id, ageMs }) => ({
        system,
        kind: temporaryKeyKind,
        name: id,
        why: `a run that has ended made it for ${serviceAccountId}, ${ageOf(ageMs)} ago`,
        removeWith: removeWith(id),
      })),
    unseen: keys
      .filter(({ use }) => use === 'perhaps in use')
      .map(({ id, ageMs }) => ({
        system,
        what: `temporary API key ${id}`,
        why: `a run on another machine made it ${ageOf(ageMs)} ago and may still use it; if that run is over, run: ${removeWith(id)}`,
      })),
  };
}

function ageOf(ageMs: number): string {
  const minutes = Math.max(0, Math.floor(ageMs / 60_000));
  return minutes < 120 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} hours`;
}

/** Provider integrations of the lab's prefix; the one that its storage uses only where that was to be gone as well. */
export async function providerIntegrationLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  isStorageGone: boolean,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { environmentId: environment, prefix, storage } = lab.config;
  const { providerIntegrations, providerIntegrationsV2 } = lab.confluent.cloud;
  const query = { environment, page_size: 100 };
  const tried = `list the provider integrations of ${environment}`;
  const lists = [
    {
      version: 'v1',
      found: paginateConfluent(
        (page_token) =>
          providerIntegrations.GET('/pim/v1/integrations', { params: { query: { ...query, page_token } }, signal }),
        tried,
      ),
    },
    {
      version: 'v2',
      found: paginateConfluent(
        (page_token) =>
          providerIntegrationsV2.GET('/pim/v2/integrations', { params: { query: { ...query, page_token } }, signal }),
        tried,
      ),
    },
  ];
  const all = await Promise.all(
    lists.map(async ({ version, found }) =>
      (await collect<{ readonly id?: string; readonly display_name?: string }>(found, mostIntegrations)).map(
        ({ id = '', display_name: name = '' }) => ({ version, id, name }),
      ),
    ),
  );
  return all
    .flat()
    .filter(({ id, name }) => (id === storage.providerIntegrationId ? isStorageGone : hasPrefix(name, prefix)))
    .map(({ version, id, name }) => ({
      system,
      kind: 'provider integration',
      name,
      why:
        id === storage.providerIntegrationId
          ? `${id} is that of the lab's storage`
          : `the name of ${id} begins with ${prefix}`,
      removeWith: commands.cloud(`/pim/${version}/integrations/{id}`, { id }, { environment }),
    }));
}
