import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { isAmbiguous } from '../../mechanics/ensure.ts';
import { clusterPath } from './read-connector.ts';

/**
 * Restarts a connector that says that it runs. The service refuses that of any other: one that has failed is restarted by its
 * configuration, sent again.
 */
export async function restartConnector(lab: LabContext, name: string, signal: AbortSignal | undefined): Promise<void> {
  const call = lab.confluent.connect.POST(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/restart',
    { params: { path: { ...clusterPath(lab), connector_name: name } }, signal },
  );
  await unwrapConfluent(call, `restart connector "${name}"`).catch((error: unknown) => {
    // The response was lost; whoever waits for the connector sees what became of it.
    if (!isAmbiguous(error)) throw error;
  });
}
