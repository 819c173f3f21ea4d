import type { LabContext } from '../lab/context.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';
import { countKeys } from './count-keys.ts';
import { countTopicRecords } from './count-topic-records.ts';
import { handlingOf } from './judge-rows.ts';
import { judgeTable } from './judge-table.ts';
import { readTableColumns } from './read-table-columns.ts';
import type { TableFacts } from './table-facts.ts';

/** A table, and what is known of it so far. */
export interface ExplainCountsInput {
  readonly facts: TableFacts;
  readonly table: LabTable;
}

/**
 * Finds out what the counts leave open, where it decides: records of an earlier topic of the same name among the metrics,
 * records that Tableflow left out, and, once all rows seem to be there, the table's columns and its keys.
 */
export async function explainCounts(
  lab: LabContext,
  { facts, table }: ExplainCountsInput,
  signal: AbortSignal | undefined,
): Promise<TableFacts> {
  const topicRecords = await recordsSinceFirstRow(lab, facts, signal);
  const counted = { ...facts, topicRecords };
  const first = judgeTable(counted);
  const isShort = first.hop === 'rows';
  if (first.verdict !== 'complete' && !isShort) return counted;

  const skippedRecords = isShort ? await countLeftOut(lab, counted, signal) : null;
  const explained = { ...counted, skippedRecords };
  const { tableflowTopic } = facts;
  const columns = await readTableColumns(lab, { topic: facts.topic, table, tableflowTopic }, signal);
  const keys =
    columns && tableflowTopic && facts.sourceRows !== null && (facts.deltaRows ?? 0) > 0
      ? await countKeys(lab, { topic: facts.topic, table, tableflowTopic, columns: columns.columns }, signal)
      : null;
  return { ...explained, keys, missingColumns: columns?.missing ?? null };
}

/** The metrics of seven days count the records of a topic that was deleted and made again, too. */
async function recordsSinceFirstRow(
  lab: LabContext,
  { topic, topicRecords, offsets }: TableFacts,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const sinceMs = Date.parse(offsets?.oldestRecordAt ?? '');
  if (topicRecords === null || !offsets || topicRecords <= offsets.reached || Number.isNaN(sinceMs))
    return topicRecords;
  const since = (await countTopicRecords(lab, { topics: [topic], sinceMs }, signal)).get(topic);
  return Math.min(topicRecords, Math.max(since ?? topicRecords, offsets.reached));
}

/** What Tableflow left out (SKIP), or wrote to the error topic (LOG). */
async function countLeftOut(
  lab: LabContext,
  { topic, tableflowTopic }: TableFacts,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  const { mode, target = 'error_log' } = handlingOf(tableflowTopic);
  if (mode === 'SUSPEND') return null;
  const counted =
    mode === 'LOG'
      ? (await countTopicRecords(lab, { topics: [target] }, signal)).get(target)
      : (await countTopicRecords(lab, { topics: [topic], metric: 'skipped' }, signal)).get(topic);
  return counted ?? null;
}
