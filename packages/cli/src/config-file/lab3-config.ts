/** A value, or the environment variable that has it. Unset values may be left in: they count as left out. */
export type Lab3ConfigValue<Value = string> = Value | { readonly env: string } | null | undefined;

/** What a configuration file may say. What each setting is, and where else it may come from, is in docs/settings.md. */
export interface Lab3Config {
  /** JSON Schema of the file, for editors. */
  readonly $schema?: string;
  /** Folder of Terraform's root, or a file that `terraform output -json` wrote. As seen from this file. */
  readonly terraform?: string | undefined;
  /** File that `terraform output -json` wrote. As seen from this file. */
  readonly terraformOutput?: string | undefined;
  /** Variables file of Terraform. As seen from this file. */
  readonly tfvars?: string | undefined;
  /** Environment of Confluent Cloud, `env-…`. */
  readonly environmentId?: Lab3ConfigValue;
  /** Kafka cluster, `lkc-…`. */
  readonly kafkaClusterId?: Lab3ConfigValue;
  /** Service account that owns the keys and the connector, `sa-…`. */
  readonly serviceAccountId?: Lab3ConfigValue;
  /** Address of Confluent Cloud. Default: the public one. */
  readonly confluentBaseUrl?: Lab3ConfigValue;
  /** Address of the Metrics API. Default: the public one. */
  readonly telemetryUrl?: Lab3ConfigValue;
  /** Cloud API key. */
  readonly cloudApiKey?: Lab3ConfigValue;
  /** Secret of the Cloud API key. */
  readonly cloudApiSecret?: Lab3ConfigValue;
  /** Tableflow API key. Default: a temporary one is made where a command needs it. */
  readonly tableflowApiKey?: Lab3ConfigValue;
  /** Secret of the Tableflow API key. */
  readonly tableflowApiSecret?: Lab3ConfigValue;
  /** REST endpoint of the Kafka cluster. Default: it is discovered. */
  readonly kafkaRestUrl?: Lab3ConfigValue;
  /** API key of the Kafka cluster. */
  readonly kafkaApiKey?: Lab3ConfigValue;
  /** Secret of the API key of the Kafka cluster. */
  readonly kafkaApiSecret?: Lab3ConfigValue;
  /** Address of the Schema Registry. Default: it is discovered. */
  readonly schemaRegistryUrl?: Lab3ConfigValue;
  /** API key of the Schema Registry. */
  readonly schemaRegistryApiKey?: Lab3ConfigValue;
  /** Secret of the API key of the Schema Registry. */
  readonly schemaRegistryApiSecret?: Lab3ConfigValue;
  /** Address of the Databricks workspace. */
  readonly workspaceUrl?: Lab3ConfigValue;
  /** Application id of the Databricks service principal. */
  readonly clientId?: Lab3ConfigValue;
  /** OAuth secret of the Databricks service principal. */
  readonly clientSecret?: Lab3ConfigValue;
  /** Catalog in Unity Catalog that the tables go to. */
  readonly catalogName?: Lab3ConfigValue;
  /** Schema of the tables. Default: it is named after the Kafka cluster. */
  readonly schemaName?: Lab3ConfigValue;
  /** SQL warehouse that counts the rows. Default: one is discovered. */
  readonly warehouseId?: Lab3ConfigValue;
  /** Name of the SQL warehouse, in the place of its id. */
  readonly warehouseName?: Lab3ConfigValue;
  /** S3 bucket of the tables. */
  readonly bucketName?: Lab3ConfigValue;
  /** Azure storage account of the tables. */
  readonly storageAccountName?: Lab3ConfigValue;
  /** Container in the Azure storage account. */
  readonly storageContainerName?: Lab3ConfigValue;
  /** Provider integration, `cspi-…`. */
  readonly providerIntegrationId?: Lab3ConfigValue;
  /** Host of PostgreSQL, as the connector reaches it. */
  readonly databaseHostname?: Lab3ConfigValue;
  /** Port of PostgreSQL. Default: 5432. */
  readonly databasePort?: Lab3ConfigValue<string | number>;
  /** Role that the connector logs in as. */
  readonly databaseUser?: Lab3ConfigValue;
  /** Password of that role. */
  readonly databasePassword?: Lab3ConfigValue;
  /** Database that is captured. */
  readonly databaseName?: Lab3ConfigValue;
  /** How TLS is used with PostgreSQL. Default: `require`. */
  readonly databaseSslMode?: Lab3ConfigValue;
  /** Name of the connector. Default: the prefix, or the service account, and `-postgres-cdc`. */
  readonly connectorName?: Lab3ConfigValue;
  /** Prefix of the topics. Default: `riverhotel`. */
  readonly topicPrefix?: Lab3ConfigValue;
  /** Tables that are captured. Default: `public.hotel` and `public.customer`. */
  readonly tableIncludeList?: Lab3ConfigValue<string | readonly string[]>;
  /** Replication slot of the connector. Default: one is chosen. */
  readonly slotName?: Lab3ConfigValue;
  /** Publication of the connector. Default: one is chosen. */
  readonly publicationName?: Lab3ConfigValue;
  /** Name of the Unity Catalog integration. Default: `tableflow-databricks-workshop`. */
  readonly integrationName?: Lab3ConfigValue;
  /** Prefix of the names that Terraform gave. */
  readonly prefix?: Lab3ConfigValue;
}

/** The keys that name files, and are not settings themselves. */
export const placeKeys = ['terraform', 'terraformOutput', 'tfvars'] as const;
