import type { SettingName, SettingSource } from '@tableflow-workshop/lab3-recipes';
import { riverHotels, type World } from '@tableflow-workshop/sandbox';

/**
 * The world that the given configuration speaks of, as if its Terraform had made it: same ids and names. What it does
 * not name is taken from River Hotels. Secrets are left out: the sandbox makes its own.
 */
export function worldOf(sources: readonly SettingSource[]): World {
  const find = (name: SettingName): string | undefined =>
    sources.map((source) => source.values[name]).find((value) => value !== undefined && value !== '');
  const base = riverHotels;
  const { databricks } = base;
  return {
    ...base,
    environment: { ...base.environment, id: find('environmentId') ?? base.environment.id },
    kafkaCluster: { ...base.kafkaCluster, id: find('kafkaClusterId') ?? base.kafkaCluster.id },
    serviceAccount: { ...base.serviceAccount, id: find('serviceAccountId') ?? base.serviceAccount.id },
    keys: {
      cloud: { ...base.keys.cloud, id: find('cloudApiKey') ?? base.keys.cloud.id },
      tableflow: { ...base.keys.tableflow, id: find('tableflowApiKey') ?? base.keys.tableflow.id },
      kafka: { ...base.keys.kafka, id: find('kafkaApiKey') ?? base.keys.kafka.id },
      schemaRegistry: { ...base.keys.schemaRegistry, id: find('schemaRegistryApiKey') ?? base.keys.schemaRegistry.id },
    },
    providerIntegration: {
      ...base.providerIntegration,
      id: find('providerIntegrationId') ?? base.providerIntegration.id,
    },
    bucket: { ...base.bucket, name: find('bucketName') ?? base.bucket.name },
    databricks: {
      ...databricks,
      catalogName: find('catalogName') ?? databricks.catalogName,
      warehouse: {
        id: find('warehouseId') ?? databricks.warehouse.id,
        name: find('warehouseName') ?? databricks.warehouse.name,
      },
      servicePrincipal: {
        ...databricks.servicePrincipal,
        clientId: find('clientId') ?? databricks.servicePrincipal.clientId,
      },
    },
    database: {
      ...base.database,
      name: find('databaseName') ?? base.database.name,
      user: find('databaseUser') ?? base.database.user,
    },
  };
}
