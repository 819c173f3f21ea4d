import type { Verdict } from '@tableflow-workshop/client-core';
import type { SlotPosition } from '../resources/connector/read-slot.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import type { KeyCounts } from './count-keys.ts';
import type { TableOffsets } from './read-table-rows.ts';

/** What was found out about a topic and its table. `null` is unknown. */
export interface TableFacts {
  readonly topic: string;
  /** What the state of the connector means; `undefined` where the topic has none. */
  readonly connector: Verdict | undefined;
  /** The replication slot of the connector. */
  readonly slot: SlotPosition | null;
  readonly isTopicThere: boolean;
  readonly tableflowTopic: TableflowTopic | undefined;
  readonly fullTableName: string | null;
  readonly sourceRows: number | null;
  /** What the source had at the first check: rows that come while we check have not been waited for. Default: the same. */
  readonly sourceRowsAtFirst?: number | null;
  /** Records that the brokers took in the last seven days, since the first record of the table where that is later. */
  readonly topicRecords: number | null;
  readonly deltaRows: number | null;
  /** Where the rows of the table come from; `null` where it has no metadata columns. */
  readonly offsets: TableOffsets | null;
  /** Records that Tableflow left out or logged. */
  readonly skippedRecords: number | null;
  /** The keys of the table; `null` where they were not counted. */
  readonly keys: KeyCounts | null;
  /** Kafka timestamp of the newest record in the table. */
  readonly newestRecordAt: string | null;
  /** Fields of the topic's schema that the table has no column for. */
  readonly missingColumns: readonly string[] | null;
  readonly nowMs: number;
}
