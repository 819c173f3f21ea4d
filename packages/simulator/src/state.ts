import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import type { EnvironmentsSchemas } from '@tableflow-workshop/confluent-client/environments';
import type { KafkaClustersSchemas } from '@tableflow-workshop/confluent-client/kafka-clusters';
import type { ProviderIntegrationsSchemas } from '@tableflow-workshop/confluent-client/provider-integrations';
import type { ProviderIntegrationsV2Schemas } from '@tableflow-workshop/confluent-client/provider-integrations-v2';
import type { RoleBindingsSchemas } from '@tableflow-workshop/confluent-client/role-bindings';
import type { SchemaRegistryClustersSchemas } from '@tableflow-workshop/confluent-client/schema-registry-clusters';
import type { ServiceAccountsSchemas } from '@tableflow-workshop/confluent-client/service-accounts';
import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { WorkspaceSchemas } from '@tableflow-workshop/databricks-client/workspace';
import type { World } from './world.ts';

/**
 * Everything the simulated clouds know. Plain JSON: the sandbox writes it down after each change and reads it back
 * after a crash. Lists are in order of creation.
 */
export interface SimulatorState {
  readonly world: World;
  readonly confluent: ConfluentState;
  readonly databricks: DatabricksState;
  /** What the customer's own account lets in, oldest first. Absent where trust is taken as given. */
  readonly trusts?: TrustRecord[];
  /** How many ids were given out. */
  readonly counters: { ids: number };
}

export interface TrustRecord {
  /** The ARN of a role, or the id of an identity of Azure. */
  readonly subject: string;
  /** The trust policy, for a role. */
  readonly policy?: unknown;
  readonly worksFromMs: number;
}

export interface ConnectorRecord {
  readonly id: string;
  readonly name: string;
  /** As the user sent it, secrets included; masked when it is read. */
  config: Record<string, string>;
  state: ConnectSchemas['ConnectorStatus']['connector']['state'];
  trace: string;
  /** True once the data plane was told to run it: what a restart starts again. */
  isStarted: boolean;
}

export interface TableflowTopicRecord {
  readonly topic: TableflowSchemas['TableflowTopic'];
  readonly tableId: string;
  /** Set when it was disabled: it is gone at that time, and busy until then. */
  disabledAtMs?: number;
  /** True once the data plane was told to write it. */
  isStarted: boolean;
}

export interface CatalogIntegrationRecord {
  readonly integration: TableflowSchemas['CatalogIntegration'];
  /** What the service never returns. */
  clientId: string;
  clientSecret: string;
}

export interface ApiKeyRecord {
  readonly key: ApiKeysSchemas['ApiKey'];
  readonly secret: string;
  readonly kind: 'Cloud' | 'Global' | 'Tableflow' | 'Kafka' | 'Schema Registry';
  /** Refused before this time: a new key has to reach every gateway. */
  readonly usableAtMs: number;
}

export interface TopicRecord {
  readonly name: string;
  readonly partitions: number;
  readonly configs: Record<string, string>;
}

export interface SubjectRecord {
  readonly name: string;
  readonly versions: {
    readonly version: number;
    readonly id: number;
    readonly schema: string;
    /** Absent for Avro. */
    readonly schemaType?: string;
  }[];
}

export interface AclRecord {
  readonly resource_type: string;
  readonly resource_name: string;
  readonly pattern_type: string;
  readonly principal: string;
  readonly host: string;
  readonly operation: string;
  readonly permission: string;
}

export interface ConfluentState {
  environments: EnvironmentsSchemas['Environment'][];
  kafkaClusters: KafkaClustersSchemas['KafkaCluster'][];
  schemaRegistryClusters: SchemaRegistryClustersSchemas['SchemaRegistryCluster'][];
  serviceAccounts: ServiceAccountsSchemas['ServiceAccount'][];
  apiKeys: ApiKeyRecord[];
  roleBindings: RoleBindingsSchemas['RoleBinding'][];
  providerIntegrations: ProviderIntegrationsSchemas['ProviderIntegration'][];
  providerIntegrationsV2: ProviderIntegrationsV2Schemas['ProviderIntegration'][];
  /** Provider integrations by id: busy until this time after their last Tableflow topic went away. */
  providerIntegrationBusyUntilMs: Record<string, number>;
  connectors: ConnectorRecord[];
  tableflowTopics: TableflowTopicRecord[];
  catalogIntegrations: CatalogIntegrationRecord[];
  topics: TopicRecord[];
  acls: AclRecord[];
  subjects: SubjectRecord[];
  /** Soft-deleted: their names are free, their schemas still answer by id. */
  deletedSubjects: SubjectRecord[];
  nextSchemaId: number;
}

export interface TokenRecord {
  readonly value: string;
  /** Application id of a service principal, or a user name. */
  readonly principal: string;
  readonly expiresAtMs: number;
}

export interface StatementRecord {
  /** Without its text once it has ended. */
  request: SqlSchemas['ExecuteStatement'];
  /** Who runs it, and whose privileges count. */
  readonly principal: string;
  response: SqlSchemas['StatementResponse'];
  chunks: SqlSchemas['StatementResult'][];
  finishedAtMs?: number;
}

export type WarehouseRecord = SqlSchemas['Warehouse'] & {
  /** When a start that is under way is over. */
  runsFromMs?: number;
};

export interface DatabricksState {
  metastore: UnityCatalogSchemas['MetastoreSummary'];
  catalogs: UnityCatalogSchemas['Catalog'][];
  schemas: UnityCatalogSchemas['Schema'][];
  tables: UnityCatalogSchemas['Table'][];
  externalLocations: UnityCatalogSchemas['ExternalLocation'][];
  storageCredentials: UnityCatalogSchemas['StorageCredential'][];
  /** Privileges by `<securable type>/<lower-case full name>`, then by principal. */
  grants: Record<string, Record<string, string[]>>;
  warehouses: WarehouseRecord[];
  statements: StatementRecord[];
  groups: IdentitySchemas['Group'][];
  servicePrincipals: (IdentitySchemas['ServicePrincipal'] & { clientSecrets: string[] })[];
  /** Names of the users and service principals that administer the metastore. */
  admins: string[];
  tokens: TokenRecord[];
  /** Notebooks and files, with their content in base64. */
  workspaceObjects: (WorkspaceSchemas['WorkspaceObject'] & { path: string; content?: string })[];
}
