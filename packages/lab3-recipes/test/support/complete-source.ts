import type { SettingName } from '../../src/config/setting-names.ts';
import type { SettingSource } from '../../src/config/setting-source.ts';

/** All required settings, good ones. A test changes what it is about; `undefined` takes a setting away. */
export function completeSource(changes: Partial<Record<SettingName, string | undefined>> = {}): SettingSource {
  const values: Partial<Record<SettingName, string | undefined>> = {
    environmentId: 'env-mill1',
    kafkaClusterId: 'lkc-mill1',
    serviceAccountId: 'sa-mill1',
    cloudApiKey: 'MILLCLOUD',
    cloudApiSecret: 'mill-cloud-secret',
    tableflowApiKey: 'MILLTABLEFLOW',
    tableflowApiSecret: 'mill-tableflow-secret',
    kafkaApiKey: 'MILLKAFKA',
    kafkaApiSecret: 'mill-kafka-secret',
    schemaRegistryApiKey: 'MILLSCHEMA',
    schemaRegistryApiSecret: 'mill-registry-secret',
    workspaceUrl: 'https://mill.cloud.databricks.com',
    clientId: 'mill-client',
    clientSecret: 'mill-databricks-secret',
    catalogName: 'mill',
    providerIntegrationId: 'cspi-mill1',
    bucketName: 'mill-lake',
    databaseHostname: 'db.mill.example',
    databaseUser: 'mill_user',
    databasePassword: 'mill-database-secret',
    databaseName: 'mill_db',
    ...changes,
  };
  const present = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { origin: 'test', values: present as SettingSource['values'] };
}
