import type { Verdict } from '@tableflow-workshop/client-core';
import { causeOf } from '../diagnosis/find-cause.ts';
import { judgeTableflow } from '../resources/tableflow/judge-tableflow.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { realMessage } from '../resources/tableflow/unity-integrations.ts';
import type { SlotPosition } from './read-slot.ts';

/** A stage on a row's way from the source to the table. */
export type Hop = 'connector' | 'slot' | 'topic' | 'Tableflow' | 'catalog sync' | 'rows' | 'columns';

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
  readonly topicRecords: number | null;
  readonly deltaRows: number | null;
  /** Kafka timestamp of the newest record in the table. */
  readonly newestRecordAt: string | null;
  /** Fields of the topic's schema that the table has no column for. */
  readonly missingColumns: readonly string[] | null;
  readonly nowMs: number;
}

/** One line of the receipt: a topic at every stage of its rows' way. `null` is what could not be had. */
export interface TableVerdict {
  readonly topic: string;
  readonly fullTableName: string | null;
  readonly sourceRows: number | null;
  /** Bytes of the source's write-ahead log that the connector has not confirmed yet. */
  readonly slotLagBytes: number | null;
  readonly topicRecords: number | null;
  /** `RUNNING`, `PENDING` …; `null` where Tableflow is not enabled. */
  readonly tableflowPhase: string | null;
  /** How the sync with Unity Catalog goes: `SYNCED`, `PENDING`, `FAILED` … */
  readonly catalogSync: string | null;
  readonly deltaRows: number | null;
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
}

/** Walks the hops in the order of a row's way and stops at the first that is not right. */
export function judgeTable(facts: TableFacts): TableVerdict {
  const { connector, isTopicThere, tableflowTopic, slot, fullTableName } = facts;
  const syncs = (tableflowTopic?.status.catalog_sync_statuses ?? []).filter((sync) => sync.catalog_type === 'UNITY');
  const newestMs = facts.newestRecordAt === null ? Number.NaN : Date.parse(facts.newestRecordAt);
  const decide: Decide = (verdict, hop, reason) => ({
    topic: facts.topic,
    fullTableName,
    sourceRows: facts.sourceRows,
    slotLagBytes: slot?.lagBytes ?? null,
    topicRecords: facts.topicRecords,
    tableflowPhase: tableflowTopic?.status.phase ?? null,
    catalogSync: syncs[0]?.sync_status ?? null,
    deltaRows: facts.deltaRows,
    newestRecordAt: facts.newestRecordAt,
    freshnessMs: Number.isNaN(newestMs) ? null : Math.max(0, facts.nowMs - newestMs),
    missingColumns: facts.missingColumns,
    verdict,
    hop,
    reason,
  });

  if (connector?.state === 'failed')
    return decide(
      'failed',
      'connector',
      `the connector is ${connector.phase}: ${connector.why}${connector.hint ? `. ${connector.hint}` : ''}`,
    );
  if (connector?.state === 'pending') return decide('behind', 'connector', `the connector is ${connector.phase}`);
  if (slot?.isLost)
    return decide(
      'failed',
      'slot',
      `replication slot ${slot.name} is lost: the server removed WAL that it still needs. Delete the connector with its slot, and create it again`,
    );
  if (!isTopicThere && facts.sourceRows === 0)
    return decide(
      'empty',
      'topic',
      'the source table has no rows: its topic comes with the first one. Run it again then',
    );
  if (!isTopicThere)
    return decide('failed', 'topic', 'the topic does not exist: somebody deleted it, or the connector never made it');
  const tableflow = judgeTableflow(tableflowTopic);
  if (tableflow.state === 'failed')
    return decide('failed', 'Tableflow', `Tableflow ${tableflow.phase}: ${tableflow.why}`);
  if (tableflow.state === 'pending') return decide('behind', 'Tableflow', `Tableflow is ${tableflow.phase}`);

  const failed = syncs.find((sync) => sync.sync_status === 'FAILED');
  if (failed && fullTableName === null) {
    const said = realMessage(failed.error_message) ?? 'the service gives no reason';
    const rule = causeOf('integration', said);
    return decide(
      'failed',
      'catalog sync',
      `Unity Catalog sync FAILED: ${rule ? `${rule.cause} ${rule.remedy} It said: ` : ''}${said}`,
    );
  }
  if (fullTableName === null) {
    const sync = syncs[0]?.sync_status;
    if (sync === 'SYNCED')
      return decide(
        'behind',
        'catalog sync',
        'published, but not visible in the catalog: this service principal is missing USE CATALOG, USE SCHEMA or SELECT, or somebody removed the table. A removed one comes back when Tableflow is disabled and enabled again',
      );
    return decide(
      'behind',
      'catalog sync',
      `not in the catalog yet (sync ${sync ?? 'not begun: no Unity integration'})`,
    );
  }
  return judgeCounts(facts, decide);
}

type Decide = (verdict: TableVerdict['verdict'], hop: Hop | null, reason: string) => TableVerdict;

/** Every live row of the source has at least one record, and every record of an append-only table is a row. */
function judgeCounts(facts: TableFacts, decide: Decide): TableVerdict {
  const { sourceRows, topicRecords, deltaRows, missingColumns, slot } = facts;
  const rows = deltaRows ?? 0;
  if (topicRecords !== null && sourceRows !== null && topicRecords < sourceRows) {
    const lag = slot && slot.lagBytes > 0 ? `; the connector is ${slot.lagBytes} bytes of WAL behind` : '';
    return decide('behind', 'topic', `the topic has ${topicRecords} records of ${sourceRows} source rows${lag}`);
  }
  const wanted = Math.max(topicRecords ?? 0, sourceRows ?? 0);
  if (rows < wanted) return decide('behind', 'rows', `the table has ${rows} rows of ${wanted} records`);
  if (rows === 0 && topicRecords === null && sourceRows === null)
    return decide('behind', 'rows', 'the table has no rows yet');
  if (missingColumns && missingColumns.length > 0)
    return decide(
      'behind',
      'columns',
      `the table is missing what the topic's schema has: ${missingColumns.join(', ')}`,
    );
  return decide('complete', null, `all ${wanted || rows} records are rows of the table`);
}
