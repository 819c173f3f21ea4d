import { expect, test } from 'vitest';
import { adviceFor, definitionOf, isRequiredSetting, isSecretSetting, settingNames } from './setting-lookup.ts';

test('these settings are secret', () => {
  expect(settingNames.filter(isSecretSetting)).toEqual([
    'cloudApiSecret',
    'tableflowApiSecret',
    'kafkaApiSecret',
    'schemaRegistryApiSecret',
    'clientSecret',
    'databasePassword',
  ]);
});

test('these settings are required', () => {
  expect(settingNames.filter(isRequiredSetting)).toEqual([
    'environmentId',
    'kafkaClusterId',
    'serviceAccountId',
    'cloudApiKey',
    'cloudApiSecret',
    'kafkaApiKey',
    'kafkaApiSecret',
    'schemaRegistryApiKey',
    'schemaRegistryApiSecret',
    'workspaceUrl',
    'clientId',
    'clientSecret',
    'catalogName',
    'providerIntegrationId',
    'databaseHostname',
    'databaseUser',
    'databasePassword',
    'databaseName',
  ]);
});

test('these environment variables are read', () => {
  expect(settingNames.flatMap((name) => definitionOf(name).environment ?? [])).toEqual([
    'CONFLUENT_ENVIRONMENT_ID',
    'CONFLUENT_KAFKA_CLUSTER_ID',
    'CONFLUENT_SERVICE_ACCOUNT_ID',
    'CONFLUENT_CLOUD_BASE_URL',
    'CONFLUENT_TELEMETRY_URL',
    'CONFLUENT_CLOUD_API_KEY',
    'CONFLUENT_CLOUD_API_SECRET',
    'TABLEFLOW_API_KEY',
    'TABLEFLOW_API_SECRET',
    'KAFKA_REST_ENDPOINT',
    'KAFKA_API_KEY',
    'KAFKA_API_SECRET',
    'SCHEMA_REGISTRY_REST_ENDPOINT',
    'SCHEMA_REGISTRY_API_KEY',
    'SCHEMA_REGISTRY_API_SECRET',
    'DATABRICKS_HOST',
    'DATABRICKS_CLIENT_ID',
    'DATABRICKS_CLIENT_SECRET',
    'LAB3_CATALOG',
    'LAB3_SCHEMA',
    'DATABRICKS_WAREHOUSE_ID',
    'LAB3_BUCKET',
    'LAB3_STORAGE_ACCOUNT',
    'LAB3_STORAGE_CONTAINER',
    'LAB3_PROVIDER_INTEGRATION_ID',
    'LAB3_DATABASE_HOSTNAME',
    'LAB3_DATABASE_PORT',
    'LAB3_DATABASE_USER',
    'LAB3_DATABASE_PASSWORD',
    'LAB3_DATABASE_NAME',
    'LAB3_DATABASE_SSLMODE',
    'LAB3_CONNECTOR_NAME',
    'LAB3_TOPIC_PREFIX',
    'LAB3_TABLES',
    'LAB3_SLOT_NAME',
    'LAB3_PUBLICATION_NAME',
    'LAB3_INTEGRATION_NAME',
  ]);
});

test('advice names every place, then how to get a value', () => {
  expect(adviceFor('clientSecret')).toBe(
    'Give it by the environment variable DATABRICKS_CLIENT_SECRET, or by the Terraform output dbx_sp_client_secret, ' +
      'or by databricks_service_principal_client_secret in terraform.tfvars. ' +
      'It belongs to the Databricks service principal (OAuth), not to a person.',
  );
  expect(adviceFor('kafkaClusterId')).toBe(
    'Give it by the environment variable CONFLUENT_KAFKA_CLUSTER_ID, or by the Terraform output ' +
      'confluent_kafka.cluster_id or confluent_kafka_cluster_id or workshop_summary.kafka_cluster_id. ' +
      'List them with: confluent kafka cluster list',
  );
});
