import { startConnectorLater } from './confluent/connector-lifecycle.ts';
import { finishProvisioning } from './confluent/kafka-clusters.ts';
import { removeTableflowTopicLater, startTableLater } from './confluent/tableflow-topics.ts';
import type { Surroundings } from './request/route.ts';

/** After a restart on saved state: what ran goes on, and what was in the middle of a delay begins it again. */
export function resumeWork(surroundings: Surroundings): void {
  const { state, dataPlane } = surroundings;
  for (const cluster of state.confluent.kafkaClusters) {
    if (cluster.status.phase !== 'PROVISIONING') continue;
    surroundings.later(surroundings.timingsOf(cluster.id).kafkaClusterProvisioningMs, () =>
      finishProvisioning(cluster, surroundings),
    );
  }
  for (const connector of state.confluent.connectors) {
    if (connector.state === 'PROVISIONING') startConnectorLater(connector, surroundings);
    else if (connector.isStarted && connector.state !== 'PAUSED') dataPlane.startConnector(connector);
  }
  for (const record of state.confluent.tableflowTopics) {
    if (record.disabledAtMs !== undefined) removeTableflowTopicLater(record, surroundings);
    // Suspended: it stays so until somebody resumes it.
    else if (record.topic.spec.suspended) continue;
    else if (record.isStarted) dataPlane.startTable(record);
    else startTableLater(record, surroundings);
  }
}
