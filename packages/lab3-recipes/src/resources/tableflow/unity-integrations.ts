import { collect, isNotFound } from '@tableflow-workshop/client-core';
import { paginateConfluent, type TableflowSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { workspaceOrigin } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { withoutSecrets } from '../../mechanics/without-secrets.ts';

type CatalogIntegration = TableflowSchemas['CatalogIntegration'];

/** A catalog integration with Unity Catalog. */
export interface UnityIntegration {
  readonly id: string;
  readonly name: string;
  readonly workspaceUrl: string;
  readonly catalogName: string;
  readonly schemaName: string | undefined;
  readonly phase: string;
  readonly errorMessage: string | undefined;
  readonly lastSyncAt: string | undefined;
}

/** Far more than a cluster has. */
const mostIntegrations = 1_000;

/** All Unity integrations of the lab's cluster. */
export async function listUnityIntegrations(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<readonly UnityIntegration[]> {
  const { environmentId, kafkaClusterId } = lab.config;
  const query = { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId, page_size: 100 };
  const all = paginateConfluent(
    (page_token) =>
      lab.confluent.tableflow.GET('/tableflow/v1/catalog-integrations', {
        params: { query: { ...query, page_token } },
        signal,
      }),
    `list the catalog integrations of cluster ${kafkaClusterId}`,
  );
  return (await collect(all, mostIntegrations)).map(toUnityIntegration).filter((one) => one !== undefined);
}

/** One Unity integration, or `undefined`. */
export async function findUnityIntegration(
  lab: LabContext,
  id: string,
  signal?: AbortSignal,
): Promise<UnityIntegration | undefined> {
  const { environmentId, kafkaClusterId } = lab.config;
  const call = lab.confluent.tableflow.GET('/tableflow/v1/catalog-integrations/{id}', {
    params: { path: { id }, query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId } },
    signal,
  });
  try {
    return toUnityIntegration(await unwrapConfluent(call, `read catalog integration ${id}`));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function toUnityIntegration({ id, spec, status }: CatalogIntegration): UnityIntegration | undefined {
  if (spec.config?.kind !== 'Unity') return undefined;
  return {
    id,
    name: spec.display_name ?? '',
    workspaceUrl: spec.config.workspace_endpoint,
    catalogName: spec.config.catalog_name,
    schemaName: spec.config.custom_schema || undefined,
    phase: status?.phase ?? 'PENDING',
    errorMessage: withoutSecrets(realMessage(status?.error_message)),
    lastSyncAt: status?.last_sync_at,
  };
}

/** Whether it publishes to this workspace. The address of a live integration may be anything that somebody pasted. */
export function isInWorkspace(one: UnityIntegration, workspaceUrl: string): boolean {
  return URL.canParse(one.workspaceUrl) && new URL(one.workspaceUrl).origin === workspaceOrigin(workspaceUrl);
}

/** The service writes `none` where nothing is wrong. */
export function realMessage(message: string | null | undefined): string | undefined {
  return message && message !== 'none' ? message : undefined;
}
