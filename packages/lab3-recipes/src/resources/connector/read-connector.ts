import { isNotFound } from '@tableflow-workshop/client-core';
import { type ConnectSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { withoutSecrets } from '../../mechanics/without-secrets.ts';

/** A live connector. */
export interface Connector {
  readonly name: string;
  readonly config: Readonly<Record<string, string>>;
}

/** Path parameters of the lab's cluster. */
export function clusterPath({ config }: Pick<LabContext, 'config'>): {
  environment_id: string;
  kafka_cluster_id: string;
} {
  return { environment_id: config.environmentId, kafka_cluster_id: config.kafkaClusterId };
}

/** The connector of that name, or `undefined`. */
export async function findConnector(
  lab: LabContext,
  name: string,
  signal?: AbortSignal,
): Promise<Connector | undefined> {
  const call = lab.confluent.connect.GET(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}',
    {
      params: { path: { ...clusterPath(lab), connector_name: name } },
      signal,
    },
  );
  try {
    return await unwrapConfluent(call, `read connector "${name}"`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The id of the connector of that name (`lcc-…`), or `undefined`: one that is deleted and made again has another. */
export async function findConnectorId(
  lab: LabContext,
  name: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const call = lab.confluent.connect.GET(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors',
    { params: { path: clusterPath(lab), query: { expand: ['id'] } }, signal },
  );
  const connectors = await unwrapConfluent(call, `read the id of connector "${name}"`);
  if (Array.isArray(connectors) || !Object.hasOwn(connectors, name)) return undefined;
  return connectors[name]?.id?.id ?? name;
}

/** State and tasks of a connector. @throws ApiError 404 when there is none */
export async function readConnectorStatus(
  lab: LabContext,
  name: string,
  signal?: AbortSignal,
): Promise<ConnectSchemas['ConnectorStatus']> {
  const call = lab.confluent.connect.GET(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/status',
    {
      params: { path: { ...clusterPath(lab), connector_name: name } },
      signal,
    },
  );
  return withoutSecrets(await unwrapConfluent(call, `read the status of connector "${name}"`));
}
