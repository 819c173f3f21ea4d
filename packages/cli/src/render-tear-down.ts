import { plainText } from '@tableflow-workshop/client-core';
import type { LabConfig } from '@tableflow-workshop/lab3-recipes';
import type { DownOptions } from './commands/down.ts';

/** Which lab is torn down, and what of it is deleted: what a person agrees to. */
export function renderTearDown(config: LabConfig, asked: DownOptions): string {
  const { environmentId, kafkaClusterId, connector, databricks, integrationName } = config;
  const head = `This tears down the lab in environment ${environmentId}, Kafka cluster ${kafkaClusterId}, catalog ${databricks.catalogName}. It deletes:`;
  const parts = [
    asked.allTopics
      ? 'Tableflow on every topic of the cluster, with the tables in Unity Catalog'
      : `Tableflow on the topics of ${connector.topicPrefix}, with their tables in Unity Catalog`,
    `the integration ${integrationName}`,
    `the connector ${connector.name}, with its slot and publication`,
    ...(asked.topics ? ['the captured topics with their records'] : []),
    ...(asked.subjects ? ['the schemas of the captured topics, permanently'] : []),
    ...(asked.schema ? ['the schema of the tables in Unity Catalog'] : []),
    ...(asked.adopted ? ['what somebody else made, and the lab adopted'] : []),
  ];
  return [plainText(head, 500), ...parts.map((part) => `  - ${plainText(part, 500)}`)].join('\n');
}
