import { causeOf } from '../diagnosis/find-cause.ts';
import { judgeTableflow } from '../resources/tableflow/judge-tableflow.ts';
import { realMessage } from '../resources/tableflow/unity-integrations.ts';
import { addedLater } from '../resources/topic/added-later.ts';
import { judgeRows } from './judge-rows.ts';
import type { TableFacts } from './table-facts.ts';
import type { Hop, TableVerdict } from './table-verdict.ts';

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
    writeMode: tableflowTopic?.status.write_mode ?? null,
    catalogSync: syncs[0]?.sync_status ?? null,
    deltaRows: facts.deltaRows,
    partitions: facts.offsets?.partitions ?? null,
    tableOffsets: facts.offsets?.reached ?? null,
    skippedRecords: facts.skippedRecords,
    liveKeys: facts.keys?.live ?? null,
    newestRecordAt: facts.newestRecordAt,
    freshnessMs: Number.isNaN(newestMs) ? null : Math.max(0, facts.nowMs - newestMs),
    missingColumns: facts.missingColumns,
    verdict,
    hop,
    reason,
    restsOn: [],
    notes: [],
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
  if (!isTopicThere && slot?.isActive && facts.sourceRows !== null)
    return decide(
      'failed',
      'topic',
      `the table has ${facts.sourceRows} rows and no topic: ${addedLater.why}. ${addedLater.hint}`,
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
  const rows = judgeRows(facts);
  if (!rows.isComplete) return decide('behind', rows.hop, rows.reason);
  return { ...decide('complete', null, rows.reason), restsOn: rows.restsOn, notes: rows.notes };
}

type Decide = (verdict: TableVerdict['verdict'], hop: Hop | null, reason: string) => TableVerdict;
