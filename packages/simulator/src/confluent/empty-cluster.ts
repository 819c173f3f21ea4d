import type { Surroundings } from '../request/route.ts';
import { isIn, qualifiedName } from './cluster-of.ts';
import { tableName } from './tableflow-topics.ts';

/** Takes away all that is in a cluster: connectors, tables, integrations, topics, access lists, and the keys that open it. */
export async function emptyCluster(clusterId: string, { state, dataPlane }: Surroundings): Promise<void> {
  const { confluent, world } = state;
  const isOutside = (record: { readonly clusterId?: string }): boolean => !isIn(world, record, clusterId);
  const connectors = confluent.connectors.filter((one) => !isOutside(one));
  const topics = confluent.topics.filter((one) => !isOutside(one));
  const tables = confluent.tableflowTopics.filter(({ topic }) => topic.spec.kafka_cluster.id === clusterId);
  confluent.connectors = confluent.connectors.filter(isOutside);
  confluent.topics = confluent.topics.filter(isOutside);
  confluent.acls = confluent.acls.filter(isOutside);
  confluent.tableflowTopics = confluent.tableflowTopics.filter((one) => !tables.includes(one));
  confluent.catalogIntegrations = confluent.catalogIntegrations.filter(
    ({ integration }) => integration.spec.kafka_cluster.id !== clusterId,
  );
  confluent.apiKeys = confluent.apiKeys.filter(({ key }) => key.spec.resource?.id !== clusterId);
  for (const one of connectors) await dataPlane.stopConnector(qualifiedName(one), true);
  for (const one of tables) await dataPlane.stopTable(tableName(one, state));
  for (const one of topics) await dataPlane.dropTopic(qualifiedName(one));
}
