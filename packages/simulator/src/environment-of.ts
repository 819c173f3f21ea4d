import type { World } from './world.ts';

/**
 * A world as the environment variables that `lab3` and the recipes read: ids, keys and addresses. With
 * `labConfigFromEnv` it is the configuration of a lab on a simulator. The tables that are captured stay the
 * default of the lab; set `LAB3_TABLES` beside them for others.
 *
 * @example const config = labConfigFromEnv(environmentOf(riverHotels))
 */
export function environmentOf(world: World): Readonly<Record<string, string>> {
  const { database, databricks, kafkaCluster, keys, schemaRegistry } = world;
  return {
    CONFLUENT_ENVIRONMENT_ID: world.environment.id,
    CONFLUENT_KAFKA_CLUSTER_ID: kafkaCluster.id,
    CONFLUENT_SERVICE_ACCOUNT_ID: world.serviceAccount.id,
    CONFLUENT_CLOUD_API_KEY: keys.cloud.id,
    CONFLUENT_CLOUD_API_SECRET: keys.cloud.secret,
    TABLEFLOW_API_KEY: keys.tableflow.id,
    TABLEFLOW_API_SECRET: keys.tableflow.secret,
    KAFKA_REST_ENDPOINT: kafkaCluster.restUrl,
    KAFKA_API_KEY: keys.kafka.id,
    KAFKA_API_SECRET: keys.kafka.secret,
    SCHEMA_REGISTRY_REST_ENDPOINT: schemaRegistry.url,
    SCHEMA_REGISTRY_API_KEY: keys.schemaRegistry.id,
    SCHEMA_REGISTRY_API_SECRET: keys.schemaRegistry.secret,
    DATABRICKS_HOST: databricks.workspaceUrl,
    DATABRICKS_CLIENT_ID: databricks.servicePrincipal.clientId,
    DATABRICKS_CLIENT_SECRET: databricks.servicePrincipal.clientSecret,
    DATABRICKS_WAREHOUSE_ID: databricks.warehouse.id,
    LAB3_CATALOG: databricks.catalogName,
    LAB3_BUCKET: world.bucket.name,
    LAB3_PROVIDER_INTEGRATION_ID: world.providerIntegration.id,
    LAB3_DATABASE_HOSTNAME: database.hostname,
    LAB3_DATABASE_PORT: String(database.port),
    LAB3_DATABASE_NAME: database.name,
    LAB3_DATABASE_USER: database.user,
    LAB3_DATABASE_PASSWORD: database.password,
  };
}
