import {
  type Clock,
  type Credentials,
  InputError,
  type Logger,
  type Secret,
  systemClock,
  withoutUndefined,
} from '@tableflow-workshop/client-core';
import {
  apiKey,
  type ConnectClient,
  createConnectClient,
  createKafkaClient,
  createMetricsClient,
  createSchemaRegistryClient,
  createTableflowClient,
  type KafkaClient,
  type MetricsClient,
  type SchemaRegistryClient,
  type TableflowClient,
  type TableflowKey,
} from '@tableflow-workshop/confluent-client';
import {
  createSqlClient,
  createUnityCatalogClient,
  createWorkspaceClient,
  type SqlClient,
  servicePrincipalCredentials,
  type UnityCatalogClient,
  type WorkspaceClient,
} from '@tableflow-workshop/databricks-client';
import type { LabConfig } from '../config/lab-config.ts';
import type { TakeTurn } from '../mechanics/at-most.ts';
import { allOf } from '../mechanics/steps-error.ts';
import type { SourceDatabase } from '../source/source-database.ts';
import { type CloudClients, createCloudClients } from './create-cloud-clients.ts';
import { discoverEndpoints } from './discover-endpoints.ts';
import { discoverWarehouse } from './discover-warehouse.ts';
import { createLabRecord, type LabRecord, type LabRecordStore } from './record.ts';

/** What every recipe works with: one client per API, the ids of the lab, a clock. A plain object. */
export interface LabContext {
  /** What the lab was opened with. */
  readonly config: LabConfig;
  /** The APIs of Confluent Cloud, each with the key that opens it. */
  readonly confluent: {
    /** Tableflow, with the Tableflow key. */
    readonly tableflow: TableflowClient;
    /** Connectors, with the Cloud key. */
    readonly connect: ConnectClient;
    /** Topics and ACLs of the cluster, with its key. */
    readonly kafka: KafkaClient;
    /** Schemas, with the key of the registry. */
    readonly schemaRegistry: SchemaRegistryClient;
    /** Metrics, with the Cloud key. */
    readonly metrics: MetricsClient;
    /** What the lab is built on, for reading only. */
    readonly cloud: CloudClients;
  };
  /** What this lab made beside a connector of somebody else. */
  readonly record: LabRecord;
  /** The APIs of Databricks, as the service principal. */
  readonly databricks: {
    /** Catalogs, schemas, tables and grants. */
    readonly unityCatalog: UnityCatalogClient;
    /** SQL statements and warehouses. */
    readonly sql: SqlClient;
    /** Notebooks. */
    readonly workspace: WorkspaceClient;
    /** SQL warehouse that runs the statements. */
    readonly warehouseId: string;
    /** Lets a statement run when it is its turn. Absent: at once. */
    readonly takeTurn?: TakeTurn | undefined;
    /** Unity Catalog as another service principal, or as the same with another secret. */
    unityCatalogAs(principal: ServicePrincipal): UnityCatalogClient;
  };
  /** The source database as seen from here. Absent: rows are not counted, and its faults show later, at the connector. */
  readonly source?: SourceDatabase | undefined;
  /** Gives the time and waits. Virtual in tests. */
  readonly clock: Clock;
}

/** Who logs in to a workspace. */
export interface ServicePrincipal {
  /** Address of the workspace, `https://…`. */
  readonly workspaceUrl: string;
  /** Client id of the service principal. */
  readonly clientId: string;
  /** Its OAuth secret, made with `createSecret`. */
  readonly clientSecret: Secret;
}

/** What is between the recipes and the clouds, where it differs from the defaults. */
export interface LabContextOptions {
  /** Replaces the network, e.g. by a simulator. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Receives every call, without secrets. Default: none. */
  readonly logger?: Logger;
  /** The source database, e.g. by `connectPostgres`. Default: rows are not counted and the database is not checked. */
  readonly source?: SourceDatabase | undefined;
  /** Where is kept what this lab made beside a connector of somebody else. Default: it lasts as long as the context. */
  readonly record?: LabRecordStore | undefined;
  /** Used where the configuration has none. `ensureTableflowKey` makes one. */
  readonly tableflowKey?: TableflowKey | undefined;
  /**
   * Used for the workspace in place of the client id and secret of the configuration: labs that share them share one token
   * and one rate limit. Default: the lab makes its own.
   */
  readonly databricksCredentials?: Credentials | undefined;
  /** Lets a statement run on the warehouse when it is its turn. Default: at once. */
  readonly takeTurn?: TakeTurn | undefined;
}

/**
 * Makes the context of the recipes from a configuration. What the configuration leaves open (the endpoints of the
 * cluster and of its Schema Registry, the SQL warehouse) is discovered; nothing is changed.
 *
 * @throws ApiError when a key is refused, InputError when there is no Tableflow key or the warehouse cannot be found,
 *   StepsError where both sides refuse
 * @example
 * const lab = await createLabContext(config, { source: connectPostgres(config.source) });
 * await setUpLab3(lab);
 */
export async function createLabContext(config: LabConfig, options: LabContextOptions = {}): Promise<LabContext> {
  const { clock = systemClock, source } = options;
  const shared = withoutUndefined({ clock, fetch: options.fetch, logger: options.logger });
  const { confluent, databricks } = config;
  const baseUrl = confluent.baseUrl;
  const cloudKey = apiKey('Cloud', confluent.cloudKey.id, confluent.cloudKey.secret);
  const workspaceAs = ({ workspaceUrl, clientId, clientSecret }: ServicePrincipal) => ({
    ...shared,
    workspaceUrl,
    credentials: servicePrincipalCredentials({ ...shared, workspaceUrl, clientId, clientSecret }),
  });
  const { databricksCredentials, takeTurn } = options;
  const workspace = databricksCredentials
    ? { ...shared, workspaceUrl: databricks.workspaceUrl, credentials: databricksCredentials }
    : workspaceAs(databricks);
  const tableflowKey = findTableflowKey(config, options);
  const sql = createSqlClient(workspace);
  const { endpoints, warehouseId } = await allOf('open the lab', {
    endpoints: discoverEndpoints(config, { ...shared, baseUrl, credentials: cloudKey }),
    warehouseId: discoverWarehouse(sql, databricks),
  });

  return {
    config,
    clock,
    source,
    record: createLabRecord(options.record),
    confluent: {
      tableflow: createTableflowClient({ ...shared, baseUrl, credentials: tableflowKey }),
      connect: createConnectClient({ ...shared, baseUrl, credentials: cloudKey }),
      metrics: createMetricsClient({ ...shared, baseUrl: confluent.telemetryUrl, credentials: cloudKey }),
      cloud: createCloudClients({ ...shared, baseUrl, credentials: cloudKey }),
      kafka: createKafkaClient({
        ...shared,
        baseUrl: endpoints.kafkaRestUrl,
        credentials: apiKey('Kafka', confluent.kafka.key.id, confluent.kafka.key.secret),
      }),
      schemaRegistry: createSchemaRegistryClient({
        ...shared,
        baseUrl: endpoints.schemaRegistryUrl,
        credentials: apiKey('Schema Registry', confluent.schemaRegistry.key.id, confluent.schemaRegistry.key.secret),
      }),
    },
    databricks: {
      unityCatalog: createUnityCatalogClient(workspace),
      sql,
      workspace: createWorkspaceClient(workspace),
      warehouseId,
      takeTurn,
      unityCatalogAs: (principal) => createUnityCatalogClient(workspaceAs(principal)),
    },
  };
}

function findTableflowKey({ confluent }: LabConfig, { tableflowKey }: LabContextOptions): TableflowKey {
  const given = confluent.tableflowKey;
  if (given) return apiKey('Tableflow', given.id, given.secret);
  if (tableflowKey) return tableflowKey;
  const remedy =
    'Set one in the configuration, or pass the key that ensureTableflowKey created as options.tableflowKey.';
  throw new InputError({
    tried: 'open the lab',
    problems: [{ path: 'tableflowKey', problem: 'is missing.', remedy }],
  });
}
