import type { Clock } from '@tableflow-workshop/client-core';
import type { ConnectorRecord, SimulatorState, TableflowTopicRecord } from './state.ts';
import type { TimingsOf } from './timings.ts';

/**
 * What happens behind the control planes: rows are captured, files are written, statements run. The simulator has a
 * virtual one that only counts; the sandbox has a real one. The control planes own all delays and all state; the data
 * plane is told when to begin and reports what came of it.
 */
export interface DataPlane {
  /** Whether it can tell before starting that the connector cannot work: then it fails sooner than it would run. */
  foreseesFailure?(connector: ConnectorRecord): boolean;
  /** Provisioning is over, or the connector was resumed or reconfigured: (re)start it and report. */
  startConnector(connector: ConnectorRecord): void;
  /** Paused, reconfigured or deleted. `forget` also drops its source position, as a delete does. */
  stopConnector(name: string, forget: boolean): Promise<void>;
  /** Begin, or go on, writing the table of a topic. */
  startTable(record: TableflowTopicRecord): void;
  stopTable(topic: string): Promise<void>;
  /** Kafka topic created over REST, or its settings changed. Default: made when somebody writes to it. */
  putTopic?(topic: string): Promise<void>;
  /** Kafka topic deleted: its records go too. */
  dropTopic(topic: string): Promise<void>;
  /** Records that the topic has received. */
  recordCount(topic: string): number;
  /** Records of the topic that its table left out, for a table that may leave any out. Default: none. */
  skippedCount?(topic: string): number;
  /** Appends records that somebody sends, and says of each, in order, what became of it. One that only counts has none. */
  produce?(topic: string, records: readonly ProducedRecord[]): Promise<readonly ProduceOutcome[]>;
  /** The columns of the table at a place, as its storage has them now; `undefined` where there is none. */
  columnsAt?(storageLocation: string): Promise<readonly TableField[] | undefined>;
  /** Whether it asks `ControlPlane.relations` itself what a statement may read. Default: the names in the text are checked. */
  readonly checksPrivileges?: boolean;
  /** Runs one statement. When the signal aborts, nobody waits for it any longer: it has to stop. */
  runStatement(statement: Statement, signal: AbortSignal, caller?: StatementCaller): Promise<StatementOutcome>;
}

/** Who runs a statement. */
export interface StatementCaller {
  /** User name, or application id of a service principal. */
  readonly name: string;
  /** Whether they may see the catalog, schema or table of this name, given part by part. */
  readonly isVisible: (name: readonly string[]) => boolean;
}

/** A record as Kafka REST takes it. */
export interface ProducedRecord {
  /** A whole number from 0 on. Default: chosen by the key, or in turn. */
  readonly partition?: number | undefined;
  readonly key?: ProducedPart | undefined;
  readonly value?: ProducedPart | undefined;
  readonly timestampMs?: number | undefined;
}

/** A key or a value, and how it is to be written. Absent members are unknown. */
export interface ProducedPart {
  /** `BINARY` (base64), `STRING` or `JSON`; `AVRO` is what a schema's is. */
  readonly type?: string | undefined;
  readonly data?: unknown;
  /** Of a schema in the registry. */
  readonly schema_id?: number | undefined;
}

/** What became of a record. Sizes are in bytes, and absent for what is null. */
export type ProduceOutcome =
  | {
      readonly partition: number;
      readonly offset: number;
      readonly timestampMs: number;
      readonly keySize?: number | undefined;
      readonly valueSize?: number | undefined;
    }
  | { readonly problem: string };

/** A column, as Spark writes a field of a schema: Delta's `schemaString` holds a list of them. */
export interface TableField {
  readonly name: string;
  /** `long`, `decimal(10,2)`, or what an array, a map or a struct is made of. */
  readonly type: TableFieldType;
  readonly nullable: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The type of a column, which may be nested. */
export type TableFieldType =
  | string
  | { readonly type: 'array'; readonly elementType: TableFieldType; readonly containsNull: boolean }
  | {
      readonly type: 'map';
      readonly keyType: TableFieldType;
      readonly valueType: TableFieldType;
      readonly valueContainsNull: boolean;
    }
  | { readonly type: 'struct'; readonly fields: readonly TableField[] };

/** One SQL statement, with the names that it leaves out and its bound parameters. */
export interface Statement {
  readonly text: string;
  readonly catalog?: string | undefined;
  readonly schema?: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly value: string | null; readonly type?: string }[];
  readonly rowLimit?: number | undefined;
}

/** A statement that fails is an outcome, not an exception: the API answers 200 with state FAILED. */
export type StatementOutcome =
  | {
      readonly state: 'SUCCEEDED';
      readonly columns: readonly { readonly name: string; readonly typeName: string; readonly typeText: string }[];
      readonly rows: readonly (readonly (string | null)[])[];
    }
  | {
      readonly state: 'FAILED';
      readonly errorCode: string;
      readonly message: string;
      readonly sqlState?: string | undefined;
    };

/** What a data plane may ask of, and tell, the control planes. */
export interface ControlPlane {
  readonly clock: Clock;
  readonly state: SimulatorState;
  /** How long things take here; a data plane that really works may ignore it. */
  readonly timingsOf: TimingsOf;
  reportConnector(
    name: string,
    status: { readonly state: 'RUNNING' | 'FAILED'; readonly trace?: string | undefined },
  ): void;
  /** Creates the topic unless it exists: with one partition, and deleted records, where nothing else is said. */
  ensureTopic(name: string, topic?: KnownTopic): void;
  /** How many partitions a topic has; `undefined` for a topic that does not exist. */
  partitionCount(name: string): number | undefined;
  /** The settings that a topic was given; none for a topic that does not exist. */
  topicConfigs(name: string): Readonly<Record<string, string>>;
  /** Registers an Avro schema unless the subject's newest version is the same; gives its id. */
  registerSchema(subject: string, schema: object): number;
  schemaById(id: number): object;
  latestSchema(subject: string): object | undefined;
  reportTable(topic: string, status: TableStatus): void;
  /** The views and tables that statements make. */
  readonly relations: CatalogRelations;
}

/** A topic that a data plane has found. */
export interface KnownTopic {
  readonly partitions: number;
  readonly configs: Readonly<Record<string, string>>;
}

/**
 * What statements do in Unity Catalog. A refusal is the service's own sentence about the privilege that is missing;
 * `undefined` where nothing is.
 */
export interface CatalogRelations {
  refuseReading(principal: string, fullName: string): string | undefined;
  refuseWriting(principal: string, fullName: string): string | undefined;
  /** To replace or drop a relation. */
  refuseReplacing(principal: string, fullName: string): string | undefined;
  refuseCreating(principal: string, schemaName: string): string | undefined;
  /**
   * The grants on a catalog, a schema or a table, and on what it lies in; `undefined` where there is none, or none that the
   * principal may see.
   */
  grantsOn(principal: string, type: string, fullName: string): readonly RelationGrant[] | undefined;
  /** Where the files of a new managed table lie. */
  newPlace(schemaName: string): { readonly tableId: string; readonly storageLocation: string };
  /** Makes a relation, or replaces one of that name: its owner and its grants stay. */
  put(principal: string, relation: NewRelation): void;
  /** Forgets a relation and its grants. */
  drop(fullName: string): void;
}

/** A privilege that a principal holds. */
export interface RelationGrant {
  readonly principal: string;
  /** As SQL writes it: `USE SCHEMA`. */
  readonly privilege: string;
  /** `CATALOG`, `SCHEMA` or `TABLE`. */
  readonly objectType: string;
  readonly objectName: string;
}

/** A view or a managed table that a statement makes. */
export interface NewRelation {
  readonly type: 'VIEW' | 'MANAGED';
  /** Full name of the schema. */
  readonly schemaName: string;
  readonly name: string;
  /** Of a view; those of a table are in its files. */
  readonly columns?: readonly TableField[] | undefined;
  readonly comment?: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly viewDefinition?: string | undefined;
  /** Full names of what a view reads. */
  readonly dependencies?: readonly string[] | undefined;
  readonly tableId?: string | undefined;
  readonly storageLocation?: string | undefined;
}

/** How the work on a table goes. */
export type TableStatus =
  | { readonly kind: 'running' }
  /** A bad record or a foreign commit stopped it; `suspended` is what the API shows. */
  | { readonly kind: 'suspended'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Makes a data plane that reports to these control planes. */
export type CreateDataPlane = (controlPlane: ControlPlane) => DataPlane;
