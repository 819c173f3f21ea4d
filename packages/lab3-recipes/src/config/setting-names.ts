import { databaseSettings } from './database-settings.ts';
import type { SettingDefinition } from './setting-definition.ts';
import {
  aboutCloudKey,
  aboutKafkaKey,
  aboutPrincipal,
  aboutRegistryKey,
  aboutTableflowKey,
  discoveredWithoutIt,
  oneIsChosen,
  publicAddress,
} from './setting-remedies.ts';
import {
  bareName,
  confluentId,
  httpsUrl,
  keyId,
  optionalSecretText,
  postgresName,
  secretText,
  tableList,
  text,
  topicPrefix,
  workspaceUrl,
} from './setting-schemas.ts';

/** Every setting of the lab. This is the only place that knows their outside names. */
export const settings = {
  environmentId: {
    schema: confluentId('env', 'an environment id'),
    environment: 'CONFLUENT_ENVIRONMENT_ID',
    terraform: [
      'confluent_environment.environment_id',
      'confluent_environment_id',
      'workshop_summary.environment_id',
      'cc_environment_url',
    ],
    remedy: 'List them with: confluent environment list',
  },
  kafkaClusterId: {
    schema: confluentId('lkc', 'a Kafka cluster id'),
    environment: 'CONFLUENT_KAFKA_CLUSTER_ID',
    terraform: ['confluent_kafka.cluster_id', 'confluent_kafka_cluster_id', 'workshop_summary.kafka_cluster_id'],
    remedy: 'List them with: confluent kafka cluster list',
  },
  serviceAccountId: {
    schema: confluentId('sa', 'a service account id'),
    environment: 'CONFLUENT_SERVICE_ACCOUNT_ID',
    terraform: ['confluent_credentials.service_account_id'],
    remedy: 'List them with: confluent iam service-account list',
  },
  confluentBaseUrl: { schema: httpsUrl.optional(), environment: 'CONFLUENT_CLOUD_BASE_URL', remedy: publicAddress },
  telemetryUrl: { schema: httpsUrl.optional(), environment: 'CONFLUENT_TELEMETRY_URL', remedy: publicAddress },
  cloudApiKey: {
    schema: keyId,
    environment: 'CONFLUENT_CLOUD_API_KEY',
    tfvars: ['confluent_cloud_api_key'],
    remedy: aboutCloudKey,
  },
  cloudApiSecret: {
    schema: secretText,
    environment: 'CONFLUENT_CLOUD_API_SECRET',
    tfvars: ['confluent_cloud_api_secret'],
    remedy: aboutCloudKey,
  },
  tableflowApiKey: { schema: keyId.optional(), environment: 'TABLEFLOW_API_KEY', remedy: aboutTableflowKey },
  tableflowApiSecret: { schema: optionalSecretText, environment: 'TABLEFLOW_API_SECRET', remedy: aboutTableflowKey },
  kafkaRestUrl: {
    schema: httpsUrl.optional(),
    environment: 'KAFKA_REST_ENDPOINT',
    terraform: ['confluent_kafka.rest_endpoint'],
    remedy: discoveredWithoutIt,
  },
  kafkaApiKey: {
    schema: keyId,
    environment: 'KAFKA_API_KEY',
    terraform: ['confluent_credentials.kafka_api_key'],
    remedy: aboutKafkaKey,
  },
  kafkaApiSecret: {
    schema: secretText,
    environment: 'KAFKA_API_SECRET',
    terraform: ['confluent_credentials.kafka_api_secret'],
    remedy: aboutKafkaKey,
  },
  schemaRegistryUrl: {
    schema: httpsUrl.optional(),
    environment: 'SCHEMA_REGISTRY_REST_ENDPOINT',
    terraform: ['confluent_schema_registry_endpoint', 'workshop_summary.schema_registry_url'],
    remedy: discoveredWithoutIt,
  },
  schemaRegistryApiKey: {
    schema: keyId,
    environment: 'SCHEMA_REGISTRY_API_KEY',
    terraform: ['confluent_credentials.schema_registry_api_key'],
    remedy: aboutRegistryKey,
  },
  schemaRegistryApiSecret: {
    schema: secretText,
    environment: 'SCHEMA_REGISTRY_API_SECRET',
    terraform: ['confluent_credentials.schema_registry_api_secret'],
    remedy: aboutRegistryKey,
  },
  workspaceUrl: {
    schema: workspaceUrl,
    environment: 'DATABRICKS_HOST',
    terraform: ['dbx_workspace_url', 'databricks_workspace_url'],
    tfvars: ['databricks_host'],
    remedy: 'It is what the browser shows when the workspace is open.',
  },
  clientId: {
    schema: keyId,
    environment: 'DATABRICKS_CLIENT_ID',
    terraform: ['dbx_sp_client_id'],
    tfvars: ['databricks_service_principal_client_id'],
    remedy: aboutPrincipal,
  },
  clientSecret: {
    schema: secretText,
    environment: 'DATABRICKS_CLIENT_SECRET',
    terraform: ['dbx_sp_client_secret'],
    tfvars: ['databricks_service_principal_client_secret'],
    remedy: aboutPrincipal,
  },
  catalogName: {
    schema: text,
    environment: 'LAB3_CATALOG',
    terraform: [
      'databricks_tableflow_catalog.name',
      'dbx_catalog_name',
      'databricks_catalog_name',
      'databricks_integration.catalog_name',
      'workshop_summary.databricks_catalog',
    ],
    remedy: 'It is the catalog in Unity Catalog that the tables go to.',
  },
  schemaName: {
    schema: text.optional(),
    environment: 'LAB3_SCHEMA',
    terraform: ['dbx_schema_name', 'databricks_integration.databricks_schema_name'],
    remedy: 'Default: the schema is named after the Kafka cluster.',
  },
  warehouseId: {
    schema: bareName('a SQL warehouse id').optional(),
    environment: 'DATABRICKS_WAREHOUSE_ID',
    terraform: ['dbx_sql_warehouse_id', 'databricks_integration.sql_warehouse_id'],
    remedy: discoveredWithoutIt,
  },
  warehouseName: {
    schema: text.optional(),
    tfvars: ['databricks_sql_warehouse_name'],
    remedy: oneIsChosen,
  },
  bucketName: {
    schema: bareName('a bucket name').optional(),
    environment: 'LAB3_BUCKET',
    terraform: [
      'aws_s3.bucket_name',
      's3_bucket_name',
      'databricks_integration.s3_bucket_name',
      'workshop_summary.s3_bucket',
    ],
    remedy: 'It is the S3 bucket that the provider integration may write to.',
  },
  storageAccountName: {
    schema: bareName('a storage account name').optional(),
    environment: 'LAB3_STORAGE_ACCOUNT',
    terraform: ['storage_account_name'],
    remedy: 'It is the Azure storage account that the provider integration may write to.',
  },
  storageContainerName: {
    schema: bareName('a container name').optional(),
    environment: 'LAB3_STORAGE_CONTAINER',
    terraform: ['storage_container_name'],
    remedy: 'It is the container in the Azure storage account.',
  },
  providerIntegrationId: {
    schema: confluentId('cspi', 'a provider integration id'),
    environment: 'LAB3_PROVIDER_INTEGRATION_ID',
    terraform: ['confluent_tableflow.integration_id'],
    remedy: 'List them with: confluent provider-integration list',
  },
  ...databaseSettings,
  connectorName: {
    schema: text.optional(),
    environment: 'LAB3_CONNECTOR_NAME',
    terraform: ['confluent_connector.connector_name'],
    remedy: 'Default: the prefix, or the service account, and -postgres-cdc.',
  },
  topicPrefix: { schema: topicPrefix.optional(), environment: 'LAB3_TOPIC_PREFIX', remedy: 'Default: riverhotel.' },
  tableIncludeList: {
    schema: tableList.optional(),
    environment: 'LAB3_TABLES',
    tfvars: ['table_include_list'],
    remedy: 'Default: public.hotel, public.customer.',
  },
  slotName: { schema: postgresName('slot').optional(), environment: 'LAB3_SLOT_NAME', remedy: oneIsChosen },
  publicationName: {
    schema: postgresName('publication').optional(),
    environment: 'LAB3_PUBLICATION_NAME',
    remedy: oneIsChosen,
  },
  integrationName: {
    schema: text.optional(),
    environment: 'LAB3_INTEGRATION_NAME',
    remedy: 'Default: tableflow-databricks-workshop.',
  },
  prefix: {
    schema: text.optional(),
    tfvars: ['prefix'],
    remedy: 'It is the prefix of the names that Terraform gave.',
  },
} satisfies Record<string, SettingDefinition>;

/** The name of one setting: what a source keys its values by. */
export type SettingName = keyof typeof settings;
