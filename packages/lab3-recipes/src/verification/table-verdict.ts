/** A stage on a row's way from the source to the table. */
export type Hop = 'connector' | 'slot' | 'topic' | 'Tableflow' | 'catalog sync' | 'rows' | 'columns';

/**
 * What a verdict rests on.
 *
 * - `offsets`: the table's own `$$partition` and `$$offset` columns reach the end of the topic
 * - `keys`: the newest record of each key, without deleted ones, is one row of the source
 * - `slot`: the connector has confirmed the source's write-ahead log
 * - `counts`: numbers of rows and records were compared, and nothing better could be had
 */
export type Proof = 'offsets' | 'keys' | 'slot' | 'counts';

/** One line of the receipt: a topic at every stage of its rows' way. `null` is what could not be had. */
export interface TableVerdict {
  /** Name of the Kafka topic. */
  readonly topic: string;
  /** Catalog, schema and name of its table in Unity Catalog. */
  readonly fullTableName: string | null;
  /** Rows of the table in PostgreSQL. */
  readonly sourceRows: number | null;
  /** Bytes of the source's write-ahead log that the connector has not confirmed yet. */
  readonly slotLagBytes: number | null;
  /** Records that the topic has received in the last seven days. */
  readonly topicRecords: number | null;
  /** `RUNNING`, `PENDING` …; `null` where Tableflow is not enabled. */
  readonly tableflowPhase: string | null;
  /** How records become rows: `APPEND`, `UPSERT`, `UPSERT_HISTORY`. */
  readonly writeMode: string | null;
  /** How the sync with Unity Catalog goes: `SYNCED`, `PENDING`, `FAILED` … */
  readonly catalogSync: string | null;
  /** Rows of the Delta table. */
  readonly deltaRows: number | null;
  /** Partitions of the topic that the table has rows of. */
  readonly partitions: number | null;
  /** Offsets that the table has come to, over all partitions: as many records of the topic are behind it. */
  readonly tableOffsets: number | null;
  /** Records that Tableflow left out (SKIP) or wrote to the error topic (LOG). Read when the table has fewer rows. */
  readonly skippedRecords: number | null;
  /** Keys whose newest record is not a deletion. Read when all else is complete, or rows and records differ. */
  readonly liveKeys: number | null;
  /** Kafka timestamp of the newest record in the table. */
  readonly newestRecordAt: string | null;
  /** Age of the newest record in the table when it was counted. */
  readonly freshnessMs: number | null;
  /** Fields of the topic's schema that the table has no column for. Checked when all rows are there. */
  readonly missingColumns: readonly string[] | null;
  /** `empty`: no rows in the source, and therefore no topic. */
  readonly verdict: 'complete' | 'empty' | 'behind' | 'failed';
  /** Where the rows are held up; `null` for a complete table. */
  readonly hop: Hop | null;
  /** What holds them up there; for a complete table what was compared. */
  readonly reason: string;
  /** What the verdict of a complete table rests on; empty for any other. */
  readonly restsOn: readonly Proof[];
  /** What a person should know besides, such as records that were skipped or a second snapshot. */
  readonly notes: readonly string[];
}
