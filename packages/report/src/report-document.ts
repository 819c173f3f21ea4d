import type {
  Diagnosis,
  LabStep,
  TableCommit,
  TableSchemaVersion,
  TableVerdict,
} from '@tableflow-workshop/lab3-recipes';

/** How one part of the lab is: `connector`, `integration`, or a topic. */
export interface ReportedPart extends Diagnosis {
  /** Its name on the command line. */
  readonly part: string;
}

/** How many rows a table had. */
export interface RowSample {
  /** When they were counted, in ISO 8601. */
  readonly at: string;
  /** Rows that SQL found then. */
  readonly rows: number;
}

/** A topic with its table. */
export interface ReportedTable {
  /** Where its rows are, at every stage. */
  readonly verdict: TableVerdict;
  /** Commits of its Delta log that are known, in any order. */
  readonly commits: readonly TableCommit[];
  /** Schemas of the topic, in any order. */
  readonly schemaVersions: readonly TableSchemaVersion[];
  /** What was counted while somebody watched. Default: nothing was. */
  readonly samples?: readonly RowSample[] | undefined;
}

/** A step of the run, and when it began. */
export interface ReportedStep extends LabStep<string> {
  /** Milliseconds after the run had begun. Absent: it was not recorded, and the step is in no chart. */
  readonly startedMs?: number | undefined;
}

/** The run that performed the lab. */
export interface ReportedRun {
  /** When it ended, in ISO 8601. */
  readonly date: string;
  /** `complete`, or `incomplete`. */
  readonly verdict: string;
  /** Versions of what performed it, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** What it did. */
  readonly steps: readonly ReportedStep[];
}

/** Everything that a page shows: plain data, which survives JSON. */
export interface ReportDocument {
  /** When it was seen, in ISO 8601. */
  readonly at: string;
  /** Which lab it is. */
  readonly lab: {
    /** Environment of Confluent Cloud, `env-…`. */
    readonly environmentId: string;
    /** Kafka cluster, `lkc-…`. */
    readonly kafkaClusterId: string;
    /** Start of its topics. */
    readonly topicPrefix: string;
    /** Name of the connector. */
    readonly connectorName: string;
    /** Name of the Unity Catalog integration. */
    readonly integrationName: string;
    /** Catalog of the tables. */
    readonly catalogName: string;
  };
  /** The connector, each topic and the integration. */
  readonly parts: readonly ReportedPart[];
  /** The tables, in the order in which they are shown. */
  readonly tables: readonly ReportedTable[];
  /** Absent: no receipt was found. */
  readonly run?: ReportedRun | undefined;
}
