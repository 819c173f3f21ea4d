import type { Secret } from '@tableflow-workshop/client-core';

/** An API key of Confluent Cloud: the id may be shown, the secret may not. */
export interface ApiKey {
  /** Id of the key: 16 letters and digits. */
  readonly id: string;
  /** Its secret, made with `createSecret`. */
  readonly secret: Secret;
}

/** Where Tableflow writes its Delta files. */
export type LabStorage =
  | {
      /** A bucket of your own on AWS. */
      readonly kind: 'ByobAws';
      /** Name of the bucket, in the region of the cluster. */
      readonly bucketName: string;
      /** Provider integration that may write to it, `cspi-…`. */
      readonly providerIntegrationId: string;
    }
  | {
      /** A container of your own on Azure. */
      readonly kind: 'AzureDataLakeStorageGen2';
      /** Name of the storage account. */
      readonly storageAccountName: string;
      /** Name of the container. */
      readonly containerName: string;
      /** Provider integration that may write to it, `cspi-…`. */
      readonly providerIntegrationId: string;
    };

/** The connection modes that the PostgreSQL CDC connector accepts. */
export type SslMode = 'disable' | 'prefer' | 'require';

/** Everything the recipes need to know before the first request. What is absent is found later by reading. */
export interface LabConfig {
  /** Environment of Confluent Cloud, `env-…`. */
  readonly environmentId: string;
  /** Kafka cluster, `lkc-…`. */
  readonly kafkaClusterId: string;
  /** Service account as which the connector runs, `sa-…`. */
  readonly serviceAccountId: string;
  /** How Confluent Cloud is reached. */
  readonly confluent: {
    /** Control plane. Default `https://api.confluent.cloud`. */
    readonly baseUrl?: string;
    /** Metrics. Default `https://api.telemetry.confluent.cloud`. */
    readonly telemetryUrl?: string;
    /** Cloud key, for connectors and what the lab is built on. */
    readonly cloudKey: ApiKey;
    /** Absent: `ensureTableflowKey` makes one for the time of a run. */
    readonly tableflowKey?: ApiKey;
    /** The cluster by REST. */
    readonly kafka: {
      /** Its REST endpoint. Default: discovered. */
      readonly restUrl?: string;
      /** API key of the cluster. */
      readonly key: ApiKey;
    };
    /** The Schema Registry of the environment. */
    readonly schemaRegistry: {
      /** Its endpoint. Default: discovered. */
      readonly url?: string;
      /** API key of the registry. */
      readonly key: ApiKey;
    };
  };
  /** The workspace, and the service principal that Tableflow uses. */
  readonly databricks: {
    /** Address of the workspace, `https://…`. */
    readonly workspaceUrl: string;
    /** Client id of the service principal. */
    readonly clientId: string;
    /** Its OAuth secret, made with `createSecret`. */
    readonly clientSecret: Secret;
    /** Catalog in which the tables are published. */
    readonly catalogName: string;
    /** Schema of the tables. Default: the cluster's id. */
    readonly schemaName?: string;
    /** SQL warehouse that counts the rows. Default: found by `warehouseName`. */
    readonly warehouseId?: string;
    /** Its name. Default: one is chosen. */
    readonly warehouseName?: string;
  };
  /** Where Tableflow writes its files. */
  readonly storage: LabStorage;
  /** The source database, as the connector reaches it. */
  readonly source: {
    /** Host, without scheme and port. */
    readonly hostname: string;
    /** Port, 1 to 65,535. */
    readonly port: number;
    /** Role that the connector logs in with. */
    readonly user: string;
    /** Its password, made with `createSecret`. */
    readonly password: Secret;
    /** Database that holds the captured tables. */
    readonly databaseName: string;
    /** Whether the connection is encrypted. `require` unless given up on purpose. */
    readonly sslMode: SslMode;
  };
  /** The connector, and what it captures. */
  readonly connector: {
    /** Its name, 1 to 64 characters. */
    readonly name: string;
    /** Start of its topics: `<topicPrefix>.<schema>.<table>`. */
    readonly topicPrefix: string;
    /** Captured tables, each as `schema.table`: at least one. */
    readonly tableIncludeList: readonly string[];
    /** Replication slot. Default: made from `name`. */
    readonly slotName?: string;
    /** Publication. Default: made from `name`. */
    readonly publicationName?: string;
  };
  /** What of the connector nobody set, so that one that exists already may say otherwise. Default: nothing. */
  readonly defaulted?: readonly ('name' | 'topicPrefix' | 'tableIncludeList')[];
  /** Name of the Unity Catalog integration in Confluent Cloud. */
  readonly integrationName: string;
  /** Prefix by which what the lab is built on is recognised. Default: by the bucket only. */
  readonly prefix?: string;
  /** What a person should know though it stops nothing, e.g. two sources that name different clusters. */
  readonly notes: readonly string[];
}
