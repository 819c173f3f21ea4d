import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { withoutSecrets } from '../../mechanics/without-secrets.ts';
import { type Connector, clusterPath } from './read-connector.ts';

/** What is needed of a lab to read its connectors: a Cloud key opens it. */
export interface ConnectorReader extends Pick<LabContext, 'config'> {
  readonly confluent: Pick<LabContext['confluent'], 'connect'>;
}

/** All connectors of the lab's cluster, with their settings. The list has no pages. */
export async function listConnectors(lab: ConnectorReader, signal?: AbortSignal): Promise<readonly Connector[]> {
  const call = lab.confluent.connect.GET(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors',
    { params: { path: clusterPath(lab), query: { expand: ['info'] } }, signal },
  );
  const connectors = await unwrapConfluent(call, `list the connectors of cluster ${lab.config.kafkaClusterId}`);
  if (Array.isArray(connectors)) return [];
  return withoutSecrets(Object.entries(connectors).map(([name, { info }]) => ({ name, config: info?.config ?? {} })));
}
