import type { Verdict } from '@tableflow-workshop/client-core';
import { causeOf } from './diagnosis/find-cause.ts';
import type { TableflowTopic } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';
import { judgeTableflow } from './wait-until-tableflow-running.ts';

/** What was found out about a topic and its table. `null` is unknown. */
export interface TableFacts {
  readonly topic: string;
  /** What the state of the connector means; `undefined` where the topic has none. */
  readonly connector: Verdict | undefined;
  readonly isTopicThere: boolean;
  readonly tableflowTopic: TableflowTopic | undefined;
  readonly fullTableName: string | null;
  readonly sourceRows: number | null;
  readonly deltaRows: number | null;
  /** Kafka timestamp of the newest record in the table. */
  readonly newestRecordAt: string | null;
  readonly nowMs: number;
}

/** One line of the receipt. */
export interface TableVerdict {
  readonly topic: string;
  readonly fullTableName: string | null;
  readonly sourceRows: number | null;
  readonly topicRecords: number | null;
  readonly deltaRows: number | null;
  readonly newestRecordAt: string | null;
  /** Age of the newest record in the table when it was counted. */
  readonly freshnessMs: number | null;
  readonly verdict: 'complete' | 'behind' | 'failed';
  /** The hop that is behind or broken, and why; for a complete table what was compared. */
  readonly reason: string;
}

/** Walks the hops in the order of a row's way and stops at the first that is not right. */
export function judgeTable(facts: TableFacts & { readonly topicRecords: number | null }): TableVerdict {
  const { connector, isTopicThere, tableflowTopic, nowMs, ...counts } = facts;
  const newestMs = facts.newestRecordAt === null ? Number.NaN : Date.parse(facts.newestRecordAt);
  const decide = (verdict: TableVerdict['verdict'], reason: string): TableVerdict => ({
    ...counts,
    freshnessMs: Number.isNaN(newestMs) ? null : Math.max(0, nowMs - newestMs),
    verdict,
    reason,
  });

  if (connector?.state === 'failed')
    return decide(
      'failed',
      `the connector is ${connector.phase}: ${connector.why}${connector.hint ? `. ${connector.hint}` : ''}`,
    );
  if (connector?.state === 'pending') return decide('behind', `the connector is ${connector.phase}`);
  if (!isTopicThere)
    return decide('failed', 'the topic does not exist: somebody deleted it, or the connector never made it');
  const tableflow = judgeTableflow(tableflowTopic);
  if (tableflow.state === 'failed') return decide('failed', `Tableflow ${tableflow.phase}: ${tableflow.why}`);
  if (tableflow.state === 'pending') return decide('behind', `Tableflow is ${tableflow.phase}`);

  const syncs = (tableflowTopic?.status.catalog_sync_statuses ?? []).filter((sync) => sync.catalog_type === 'UNITY');
  const failed = syncs.find((sync) => sync.sync_status === 'FAILED');
  if (failed && facts.fullTableName === null) {
    const said = realMessage(failed.error_message) ?? 'the service gives no reason';
    const rule = causeOf('integration', said);
    return decide(
      'failed',
      `Unity Catalog sync FAILED: ${rule ? `${rule.cause} ${rule.remedy} It said: ` : ''}${said}`,
    );
  }
  if (facts.fullTableName === null) {
    const sync = syncs[0]?.sync_status;
    if (sync === 'SYNCED')
      return decide(
        'behind',
        'published, but not visible to this service principal: it needs USE CATALOG, USE SCHEMA and SELECT',
      );
    return decide('behind', `not in the catalog yet (sync ${sync ?? 'not begun: no Unity integration'})`);
  }
  return judgeCounts(facts, decide);
}

/** Every live row of the source has at least one record, and every record of an append-only table is a row. */
function judgeCounts(
  {
    sourceRows,
    topicRecords,
    deltaRows,
  }: { readonly sourceRows: number | null; readonly topicRecords: number | null; readonly deltaRows: number | null },
  decide: (verdict: TableVerdict['verdict'], reason: string) => TableVerdict,
): TableVerdict {
  const rows = deltaRows ?? 0;
  if (topicRecords !== null && sourceRows !== null && topicRecords < sourceRows)
    return decide('behind', `the topic has ${topicRecords} records of ${sourceRows} source rows`);
  const wanted = Math.max(topicRecords ?? 0, sourceRows ?? 0);
  if (rows < wanted) return decide('behind', `the table has ${rows} rows of ${wanted} records`);
  if (rows === 0 && topicRecords === null && sourceRows === null) return decide('behind', 'the table has no rows yet');
  return decide('complete', `all ${wanted || rows} records are rows of the table`);
}
