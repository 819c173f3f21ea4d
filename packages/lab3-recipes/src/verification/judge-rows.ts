import { liveSettings } from '../resources/tableflow/tableflow-settings.ts';
import type { TableFacts } from './table-facts.ts';
import type { Hop, Proof } from './table-verdict.ts';

/** Whether the rows are there: where they are held up, or what it rests on that they are not. */
export type RowsVerdict =
  | { readonly isComplete: false; readonly hop: Hop; readonly reason: string }
  | {
      readonly isComplete: true;
      readonly reason: string;
      readonly restsOn: readonly Proof[];
      readonly notes: readonly string[];
    };

/**
 * Compares the source, the topic and the table, by the way in which the table is written: with APPEND every record is a
 * row, with UPSERT the newest of each key is. Offsets are proof, and counts are taken where there are none.
 */
export function judgeRows(facts: TableFacts): RowsVerdict {
  const topic = judgeTopic(facts);
  if (topic) return topic;
  const table = isAppended(facts) ? judgeAppended(facts) : judgeUpserted(facts);
  if (!table.isComplete) return table;
  const missing = judgeKeys(facts);
  if (missing && !missing.isComplete) return missing;
  const { slot, missingColumns } = facts;
  if (slot && !slot.isCaughtUp) {
    const reason = `${behind(slot.lagBytes)}, so newer changes may be missing although the counts agree. Wait until it has caught up; where the database writes much that is not captured, set heartbeatActionQuery, so that the slot moves on`;
    return { isComplete: false, hop: 'slot', reason };
  }
  if (missingColumns && missingColumns.length > 0) {
    const reason = `the table is missing what the topic's schema has: ${missingColumns.join(', ')}`;
    return { isComplete: false, hop: 'columns', reason };
  }
  const restsOn = proofsOf(facts);
  return {
    isComplete: true,
    reason: table.reason,
    restsOn: restsOn.length > 0 ? restsOn : ['counts'],
    notes: [...new Set([...table.notes, ...(missing?.notes ?? []), ...notesOf(facts)])],
  };
}

/** Whether every record becomes a row. A mode that is not known here counts as that. */
function isAppended({ tableflowTopic }: Pick<TableFacts, 'tableflowTopic'>): boolean {
  return !/^UPSERT/.test(tableflowTopic?.status.write_mode ?? '');
}

/** Every live row of the source has at least one record. */
function judgeTopic(facts: TableFacts): RowsVerdict | undefined {
  const { topicRecords, offsets, slot } = facts;
  const sourceRows = leastSourceRows(facts);
  const known = Math.max(topicRecords ?? 0, offsets?.reached ?? 0);
  if (topicRecords === null || sourceRows === null || known >= sourceRows) return undefined;
  const lag = slot && slot.lagBytes > 0 ? `; ${behind(slot.lagBytes)}` : '';
  return {
    isComplete: false,
    hop: 'topic',
    reason: `the topic has ${known} records of ${sourceRows} source rows${lag}`,
  };
}

function judgeAppended(facts: TableFacts): RowsVerdict {
  const { topicRecords, deltaRows, offsets } = facts;
  const sourceRows = leastSourceRows(facts);
  const rows = deltaRows ?? 0;
  const wanted = Math.max(topicRecords ?? 0, sourceRows ?? 0);
  const missing = Math.max(0, wanted - rows);
  if (rows === 0 && topicRecords === null && sourceRows === null) return notYet('the table has no rows yet');
  if (missing === 0) return complete(`all ${wanted || rows} records are rows of the table`);
  const leftOut = leftOutOf(facts);
  const before = offsets?.before ?? 0;
  if (rows === 0 || missing > leftOut + before) return notYet(`the table has ${rows} rows of ${wanted} records`);
  const skipped = Math.min(missing, leftOut);
  const reason = `${rows} of ${wanted} records are rows of the table`;
  return complete(reason, [
    ...(skipped > 0 ? [skippedNote(facts, skipped)] : []),
    ...(missing > skipped ? [`The table begins after the first ${before} records of the topic.`] : []),
  ]);
}

function judgeUpserted(facts: TableFacts): RowsVerdict {
  const { topicRecords, deltaRows, offsets, keys } = facts;
  const sourceRows = leastSourceRows(facts);
  const rows = deltaRows ?? 0;
  const live = keys?.live ?? rows;
  const records = Math.max(topicRecords ?? 0, offsets?.reached ?? 0);
  const newest = `the ${rows} rows of the table are the newest records of their keys`;
  const reason = records > 0 ? `${newest}, out of ${records} records` : newest;
  if (rows === 0 && (records > 0 || sourceRows !== 0)) return notYet('the table has no rows yet');
  const missing = offsets && topicRecords !== null ? Math.max(0, topicRecords - offsets.reached) : 0;
  const skipped = Math.min(missing, leftOutOf(facts));
  const notes = skipped > 0 ? [skippedNote(facts, skipped)] : [];
  // The last records of a topic leave no row of their own where they are deletions.
  if (missing > skipped && !isOfSource(facts, live))
    return notYet(`the table has come to record ${offsets?.reached} of ${topicRecords}`);
  if (!keys && sourceRows !== null && rows + skipped < sourceRows)
    return notYet(`the table has ${rows} rows of ${sourceRows} source rows`);
  return complete(reason, notes);
}

/** The rows of the source are the keys whose newest record is not a deletion. */
function judgeKeys(facts: TableFacts): RowsVerdict | undefined {
  const { keys } = facts;
  const sourceRows = leastSourceRows(facts);
  if (!keys || sourceRows === null || isOfSource(facts, keys.live)) return undefined;
  const leftOut = leftOutOf(facts);
  const difference = Math.abs(sourceRows - keys.live);
  if (keys.live < sourceRows) {
    if (difference <= leftOut) return complete('', [skippedNote(facts, difference)]);
    return {
      isComplete: false,
      hop: 'topic',
      reason: `the table has ${keys.live} of ${sourceRows} source rows: the records of the others have not arrived`,
    };
  }
  // Where the connector is known to be behind, the slot says so.
  return complete('', [
    `The table still has ${difference} rows that the source no longer has: their deletions are on the way, or they were deleted while no connector captured changes, or by TRUNCATE.`,
  ]);
}

/** What the comparison rests on, the strongest first. */
function proofsOf(facts: TableFacts): readonly Proof[] {
  const { offsets, topicRecords, keys, slot } = facts;
  return [
    ...(offsets && topicRecords !== null && offsets.reached >= topicRecords ? (['offsets'] as const) : []),
    ...(keys && isOfSource(facts, keys.live) ? (['keys'] as const) : []),
    ...(slot?.isCaughtUp ? (['slot'] as const) : []),
  ];
}

function notesOf(facts: TableFacts): readonly string[] {
  const { offsets, keys, deltaRows } = facts;
  const rows = deltaRows ?? 0;
  const isAppend = isAppended(facts);
  const copies = isAppend && offsets ? rows - offsets.distinct : 0;
  const isRepeated = isAppend
    ? keys !== null && keys.keys > 0 && keys.fewestRecords >= 2
    : rows > 0 && (offsets?.reached ?? 0) >= 2 * rows;
  return [
    ...(copies > 0 ? [`${copies} rows are copies of others, with the same partition and offset.`] : []),
    ...(isRepeated
      ? [
          'The topic has at least two records for each row, as after a second snapshot: a connector that was deleted and made again (down, then up) reads every row once more.',
        ]
      : []),
  ];
}

/** The rows that have to be there: those of the first check, without what was deleted since. */
function leastSourceRows({ sourceRows, sourceRowsAtFirst }: TableFacts): number | null {
  return sourceRows === null ? null : Math.min(sourceRows, sourceRowsAtFirst ?? sourceRows);
}

/** Whether the source had so many rows at some time between the first check and this one. */
function isOfSource(facts: TableFacts, rows: number): boolean {
  const { sourceRows, sourceRowsAtFirst } = facts;
  if (sourceRows === null) return false;
  const other = sourceRowsAtFirst ?? sourceRows;
  return rows >= Math.min(sourceRows, other) && rows <= Math.max(sourceRows, other);
}

/** Records that may be missing, because Tableflow leaves out what it cannot write. */
function leftOutOf({ tableflowTopic, skippedRecords, offsets }: TableFacts): number {
  if (handlingOf(tableflowTopic).mode === 'SUSPEND') return 0;
  const holes = offsets ? offsets.reached - offsets.before - offsets.distinct : 0;
  // A table that is upserted, or whose topic is compacted, has holes for another reason.
  return Math.max(skippedRecords ?? 0, isAppended({ tableflowTopic }) ? holes : 0);
}

function skippedNote({ tableflowTopic }: TableFacts, count: number): string {
  const handling = handlingOf(tableflowTopic);
  const [records, them] = count === 1 ? ['1 record', 'it'] : [`${count} records`, 'them'];
  return handling.mode === 'LOG'
    ? `Tableflow could not write ${records}, and put ${them} into topic "${handling.target ?? 'error_log'}" (LOG).`
    : `Tableflow could not write ${records}, and skipped ${them} (SKIP).`;
}

/** How Tableflow treats a record of the topic that it cannot write. */
export function handlingOf(tableflowTopic: TableFacts['tableflowTopic']): {
  readonly mode: 'SUSPEND' | 'SKIP' | 'LOG';
  readonly target?: string | undefined;
} {
  return liveSettings(tableflowTopic?.spec.config).errorHandling ?? { mode: 'SUSPEND' };
}

function behind(lagBytes: number): string {
  return lagBytes < 1_024 * 1_024
    ? `the connector is ${lagBytes} bytes of WAL behind`
    : `the connector is ${Math.round(lagBytes / 1_024 / 1_024)} MB of WAL behind`;
}

function notYet(reason: string): RowsVerdict {
  return { isComplete: false, hop: 'rows', reason };
}

function complete(reason: string, notes: readonly string[] = []): RowsVerdict {
  return { isComplete: true, reason, restsOn: [], notes };
}
