import type { SettingName, SettingSource } from '@tableflow-workshop/lab3-recipes';
import { riverHotels, type World } from '@tableflow-workshop/sandbox';

/**
 * The world that the given configuration speaks of, as if its Terraform had made it: same ids, names and keys. What it
 * does not name is taken from River Hotels.
 */
export function worldOf(sources: readonly SettingSource[]): World {
  const find = (name: SettingName): string | undefined =>
    sources.map((source) => source.values[name]).find((value) => value !== undefined && value !== '');
  const base = riverHotels;
  const key = (
    id: SettingName,
    secret: SettingName,
    otherwise: { readonly id: string; readonly secret: string },
  ): { id: string; secret: string } => ({
    id: find(id) ?? otherwise.id,
    secret: find(secret) ?? otherwise.secret,
  });
  const { databricks } = base;
  return {
    ...base,
    environment: { ...base.environment, id: find('environmentId') ?? base.environment.id },
    kafkaCluster: { ...base.kafkaCluster, id: find('kafkaClusterId') ?? base.kafkaCluster.id },
    serviceAccount: { ...base.serviceAccount, id: find('serviceAccountId') ?? base.serviceAccount.id },
    keys: {
      cloud: key('cloudApiKey', 'cloudApiSecret', base.keys.cloud),
      tableflow: key('tableflowApiKey', 'tableflowApiSecret', base.keys.tableflow),
      kafka: key('kafkaApiKey', 'kafkaApiSecret', base.keys.kafka),
      schemaRegistry: key('schemaRegistryApiKey', 'schemaRegistryApiSecret', base.keys.schemaRegistry),
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
        clientSecret: find('clientSecret') ?? databricks.servicePrincipal.clientSecret,
      },
    },
    database: {
      ...base.database,
      name: find('databaseName') ?? base.database.name,
      user: find('databaseUser') ?? base.database.user,
      password: find('databasePassword') ?? base.database.password,
    },
  };
}
