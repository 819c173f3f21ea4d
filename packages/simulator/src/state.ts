import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
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
import type { ConnectorRecord } from './confluent/connector-record.ts';
import type { InCluster } from './confluent/in-cluster.ts';
import type { RegistrySettings } from './confluent/registry-settings.ts';
import type { ServicePrincipalRecord } from './databricks/service-principal-record.ts';
import type { SessionRecord } from './databricks/session-record.ts';
import type { MetastoreContents, StoredMetastore } from './databricks/stored-metastore.ts';
import type { World } from './world.ts';

export type { ConnectorRecord } from './confluent/connector-record.ts';

/**
 * Everything the simulated clouds know. Plain JSON: the sandbox writes it down after each change and reads it back
 * after a crash. Lists are in order of creation.
 */
export interface SimulatorState {
  /** What existed before the lab began. */
  readonly world: World;
  /** What Confluent Cloud knows. */
  readonly confluent: ConfluentState;
  /** What Databricks knows. */
  readonly databricks: DatabricksState;
  /** What the customer's own account lets in, oldest first. Absent where trust is taken as given. */
  readonly trusts?: TrustRecord[];
  /** How many ids were given out. */
  readonly counters: {
    /** So that none is given twice. */
    ids: number;
  };
}

export interface TrustRecord {
  /** The ARN of a role, or the id of an identity of Azure. */
  readonly subject: string;
  /** The trust policy, for a role. */
  readonly policy?: unknown;
  /** When it begins to work, in milliseconds since 1970. */
  readonly worksFromMs: number;
}

export interface TableflowTopicRecord {
  /** As the API shows it. */
  readonly topic: TableflowSchemas['TableflowTopic'];
  /** Last part of the path of the table, a UUID. */
  readonly tableId: string;
  /** Set when it was disabled: it is gone at that time, and busy until then. */
  disabledAtMs?: number;
  /** True once the data plane was told to write it. */
  isStarted: boolean;
}

export interface CatalogIntegrationRecord {
  /** As the API shows it. */
  readonly integration: TableflowSchemas['CatalogIntegration'];
  /** What the service never returns. */
  clientId: string;
  /** The same for the secret. */
  clientSecret: string;
}

export interface ApiKeyRecord {
  /** As the API shows it. */
  readonly key: ApiKeysSchemas['ApiKey'];
  /** In plain text. */
  readonly secret: string;
  /** Which APIs it opens. */
  readonly kind: 'Cloud' | 'Global' | 'Tableflow' | 'Kafka' | 'Schema Registry';
  /** Refused before this time: a new key has to reach every gateway. */
  readonly usableAtMs: number;
}

export interface TopicRecord extends InCluster {
  /** Its name. */
  readonly name: string;
  /** How many there are. */
  readonly partitions: number;
  /** What was set, by name; what was not has its default. */
  readonly configs: Record<string, string>;
}

export interface SubjectRecord {
  /** Schema Registry that has it. Absent: the lab's. */
  readonly registryId?: string;
  /** Its name, e.g. `orders-value`. */
  readonly name: string;
  /** Registered schemas, oldest first. */
  readonly versions: {
    /** From 1 on. */
    readonly version: number;
    /** Id of the schema in the registry. */
    readonly id: number;
    /** The schema as text. */
    readonly schema: string;
    /** Absent for Avro. */
    readonly schemaType?: string;
  }[];
}

export interface AclRecord extends InCluster {
  /** `TOPIC`, `CLUSTER` or `GROUP`. */
  readonly resource_type: string;
  /** Name or start of it. */
  readonly resource_name: string;
  /** `LITERAL` or `PREFIXED`. */
  readonly pattern_type: string;
  /** `User:sa-…`. */
  readonly principal: string;
  /** `*` for any. */
  readonly host: string;
  /** E.g. `WRITE`. */
  readonly operation: string;
  /** `ALLOW` or `DENY`. */
  readonly permission: string;
}

export interface ConfluentState {
  /** Access tokens of people and programs. Absent: nobody signed in. */
  tokens?: TokenRecord[];
  /** Environments. */
  environments: EnvironmentsSchemas['Environment'][];
  /** Kafka clusters. */
  kafkaClusters: KafkaClustersSchemas['KafkaCluster'][];
  /** Schema Registries. */
  schemaRegistryClusters: SchemaRegistryClustersSchemas['SchemaRegistryCluster'][];
  /** Service accounts. */
  serviceAccounts: ServiceAccountsSchemas['ServiceAccount'][];
  /** API keys. */
  apiKeys: ApiKeyRecord[];
  /** Role bindings. */
  roleBindings: RoleBindingsSchemas['RoleBinding'][];
  /** Provider integrations with AWS. */
  providerIntegrations: ProviderIntegrationsSchemas['ProviderIntegration'][];
  /** Provider integrations with Azure. */
  providerIntegrationsV2: ProviderIntegrationsV2Schemas['ProviderIntegration'][];
  /** Provider integrations by id: busy until this time after their last Tableflow topic went away. */
  providerIntegrationBusyUntilMs: Record<string, number>;
  /** Connectors. */
  connectors: ConnectorRecord[];
  /** Topics on which Tableflow is enabled. */
  tableflowTopics: TableflowTopicRecord[];
  /** Catalog integrations. */
  catalogIntegrations: CatalogIntegrationRecord[];
  /** Kafka topics. */
  topics: TopicRecord[];
  /** Access lists. */
  acls: AclRecord[];
  /** Subjects that are live. */
  subjects: SubjectRecord[];
  /** Soft-deleted: their names are free, their schemas still answer by id. */
  deletedSubjects: SubjectRecord[];
  /** Id of the next schema. */
  nextSchemaId: number;
  /** What was set for the lab's Schema Registry and its subjects. Absent: nothing was. */
  registryConfig?: RegistrySettings;
  /** The same for other registries, by id. */
  otherRegistryConfigs?: Record<string, RegistrySettings>;
}

export interface TokenRecord {
  /** The token in plain text. */
  readonly value: string;
  /** Application id of a service principal, or a user name. */
  readonly principal: string;
  /** When it ends, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

export interface StatementRecord {
  /** Without its text once it has ended. */
  request: SqlSchemas['ExecuteStatement'];
  /** Who runs it, and whose privileges count. */
  readonly principal: string;
  /** As it is shown now. */
  response: SqlSchemas['StatementResponse'];
  /** Its rows, by chunk. */
  chunks: SqlSchemas['StatementResult'][];
  /** When it ended, in milliseconds since 1970. */
  finishedAtMs?: number;
  /** Signs the links to its rows. Absent where nobody asked for links. */
  linkKey?: string;
}

export type WarehouseRecord = SqlSchemas['Warehouse'] & {
  /** When a start that is under way is over. */
  runsFromMs?: number;
};

export interface DatabricksState extends MetastoreContents {
  /** Metastore of the workspace. */
  metastore: UnityCatalogSchemas['MetastoreSummary'];
  /** Metastores that this workspace does not have, with what is in them. Absent: there are none. */
  otherMetastores?: StoredMetastore[];
  /** Catalog of names that have none. Absent: none was set. */
  defaultCatalogName?: string;
  /** SQL warehouses. */
  warehouses: WarehouseRecord[];
  /** Sessions of drivers, oldest first. Absent: none is open. */
  sessions?: SessionRecord[];
  /** Statements that are still known. */
  statements: StatementRecord[];
  /** People. Absent: only those who administer the workspace are known, by name. */
  users?: IdentitySchemas['User'][];
  /** Groups. */
  groups: IdentitySchemas['Group'][];
  /** Service principals, with their OAuth secrets in plain text. */
  servicePrincipals: ServicePrincipalRecord[];
  /** Names of the users and service principals that administer the metastore. */
  admins: string[];
  /** Tokens that were given out. */
  tokens: TokenRecord[];
  /** Notebooks and files, with their content in base64. */
  workspaceObjects: (WorkspaceSchemas['WorkspaceObject'] & {
    /** Without an extension for a notebook. */
    path: string;
    /** In base64. */
    content?: string;
  })[];
}
