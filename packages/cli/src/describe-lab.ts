import type { LabConfig } from '@tableflow-workshop/lab3-recipes';
import type { ReportDocument } from '@tableflow-workshop/report';

/** Which lab it is, as receipts and reports say. */
export type LabDescription = ReportDocument['lab'];

export function describeLab(config: LabConfig): LabDescription {
  const { environmentId, kafkaClusterId, connector, integrationName, databricks } = config;
  return {
    environmentId,
    kafkaClusterId,
    topicPrefix: connector.topicPrefix,
    connectorName: connector.name,
    integrationName,
    catalogName: databricks.catalogName,
  };
}
