import type { Secret } from '@tableflow-workshop/client-core';

/** An API key of Confluent Cloud: the id may be shown, the secret may not. */
export interface ApiKey {
  readonly id: string;
  readonly secret: Secret;
}

/** Where Tableflow writes its Delta files. */
export type LabStorage =
  | { readonly kind: 'ByobAws'; readonly bucketName: string; readonly providerIntegrationId: string }
  | {
      readonly kind: 'AzureDataLakeStorageGen2';
      readonly storageAccountName: string;
      readonly containerName: string;
      readonly providerIntegrationId: string;
    };

/** The connection modes that the PostgreSQL CDC connector accepts. */
export type SslMode = 'disable' | 'prefer' | 'require';

/** Everything the recipes need to know before the first request. What is absent is found later by reading. */
export interface LabConfig {
  readonly environmentId: string;
  readonly kafkaClusterId: string;
  readonly serviceAccountId: string;
  readonly confluent: {
    readonly baseUrl?: string;
    readonly telemetryUrl?: string;
    readonly cloudKey: ApiKey;
    /** Absent: `ensureTableflowKey` makes one for the time of a run. */
    readonly tableflowKey?: ApiKey;
    readonly kafka: { readonly restUrl?: string; readonly key: ApiKey };
    readonly schemaRegistry: { readonly url?: string; readonly key: ApiKey };
  };
  readonly databricks: {
    readonly workspaceUrl: string;
    readonly clientId: string;
    readonly clientSecret: Secret;
    readonly catalogName: string;
    readonly schemaName?: string;
    readonly warehouseId?: string;
    readonly warehouseName?: string;
  };
  readonly storage: LabStorage;
  readonly source: {
    readonly hostname: string;
    readonly port: number;
    readonly user: string;
    readonly password: Secret;
    readonly databaseName: string;
    readonly sslMode: SslMode;
  };
  readonly connector: {
    readonly name: string;
    readonly topicPrefix: string;
    readonly tableIncludeList: readonly string[];
    readonly slotName?: string;
    readonly publicationName?: string;
  };
  readonly integrationName: string;
  readonly prefix?: string;
  /** What a person should know though it stops nothing, e.g. two sources that name different clusters. */
  readonly notes: readonly string[];
}
