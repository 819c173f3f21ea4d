import { isNotFound, type Verdict, WaitError, waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import { refuseWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { LabContext } from '../lab/context.ts';
import { capturedTable, text, topicName } from '../mechanics/input-schemas.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { withSharedPolls } from '../mechanics/shared-polls.ts';
import { allOf } from '../mechanics/steps-error.ts';
import { judgeConnector } from '../resources/connector/judge-connector.ts';
import { readConnectorStatus } from '../resources/connector/read-connector.ts';
import { createSlotReader } from '../resources/connector/read-slot.ts';
import { findSharedTableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { pollTopicExists } from '../resources/topic/topic-exists.ts';
import { findTable, type LabTable } from '../resources/unity-catalog/find-table.ts';
import { SourceError } from '../source/source-error.ts';
import { countTopicRecords } from './count-topic-records.ts';
import { explainCounts } from './explain-counts.ts';
import { judgeTable } from './judge-table.ts';
import { readTableRows } from './read-table-rows.ts';
import type { TableFacts } from './table-facts.ts';
import type { TableVerdict } from './table-verdict.ts';

const inputSchema = z.strictObject({
  tables: z
    .array(z.strictObject({ topic: topicName, sourceTable: z.optional(capturedTable) }))
    .min(1, 'must name the topics to follow'),
  connectorName: z.optional(text),
});

/** Which topics to follow, and where they come from. */
export interface VerifyTablesInput {
  /** The topics, at least one. */
  readonly tables: readonly {
    /** Kafka topic whose rows are followed. */
    readonly topic: string;
    /** The captured table, as `schema.table`, where the topic comes from a database. */
    readonly sourceTable?: string | undefined;
  }[];
  /**
   * The connector that fills the topics. It has to run: what it does not bring is missing without a trace. Default: the
   * lab's connector, where a table names its source.
   */
  readonly connectorName?: string | undefined;
}

/** A verdict for each table, and one for all. */
export interface VerifyTablesResult {
  /** `complete` when every table is, or is empty. */
  readonly verdict: 'complete' | 'incomplete';
  readonly tables: readonly TableVerdict[];
}

/**
 * Proves that the rows arrived: follows each topic from the source table over the replication slot, the topic's records,
 * Tableflow and the catalog to the rows and columns that SQL finds in Databricks, and names the hop that is behind or
 * broken. Changes nothing.
 *
 * Counts that cannot be had (no connection to the database, no right to read metrics) are `null` and not held against
 * the table.
 *
 * @param options with `wait` (default true) it checks again until all tables are complete or one has failed; when
 *   `timeoutMs` (default 30 minutes) is over, the verdicts of the last check are the result
 * @throws InputError without tables, and where environment or cluster is not to be seen; in a wait it is the cause of a WaitError
 * @example
 * const { verdict, tables } = await verifyTables(lab, { tables: [{ topic: 'riverhotel.public.hotel', sourceTable: 'public.hotel' }] });
 */
export async function verifyTables(
  lab: LabContext,
  input: VerifyTablesInput,
  options: RecipeOptions = {},
): Promise<VerifyTablesResult> {
  const given = parseInput(inputSchema, input, tried);
  const readSlot = createSlotReader(lab, connectorOf(lab, given));
  const sourceRowsAtFirst = new Map<string, number | null>();
  const sharing = { clock: lab.clock, pauseMs: 0, things: given.tables.length };
  const verify = (signal: AbortSignal | undefined): Promise<VerifyTablesResult> =>
    withSharedPolls(lab, sharing, () => verifyOnce(lab, given, { readSlot, sourceRowsAtFirst }, signal));
  if (options.wait === false) return verify(options.signal);
  try {
    return await waitUntil<VerifyTablesResult>({
      ...options,
      waitingFor: `${given.tables.length} tables to be complete`,
      clock: lab.clock,
      timeoutMs: options.timeoutMs ?? 30 * 60_000,
      observe: verify,
      judge: ({ tables }) => {
        const behind = tables.find((table) => table.verdict === 'behind');
        // A failed table ends the wait: waiting does not help.
        const isDecided = !behind || tables.some((table) => table.verdict === 'failed');
        return isDecided ? { state: 'ready' } : { state: 'pending', phase: `${behind.topic}: ${behind.reason}` };
      },
    });
  } catch (error) {
    if (WaitError.isInstance(error) && error.reason === 'timeout' && error.lastObservation)
      return error.lastObservation as VerifyTablesResult;
    throw error;
  }
}

const tried = 'verify tables';

/** What one check leaves for the next. */
interface Memory {
  readonly readSlot: ReturnType<typeof createSlotReader>;
  /** By topic. */
  readonly sourceRowsAtFirst: Map<string, number | null>;
}

async function verifyOnce(
  lab: LabContext,
  input: VerifyTablesInput,
  { readSlot, sourceRowsAtFirst }: Memory,
  signal: AbortSignal | undefined,
): Promise<VerifyTablesResult> {
  const topics = input.tables.map((table) => table.topic);
  const { connector, slot, records, byTopic } = await allOf(tried, {
    connector: checkConnectorStatus(lab, connectorOf(lab, input), signal),
    slot: readSlot(signal),
    records: countTopicRecords(lab, { topics }, signal),
    byTopic: allOf(
      tried,
      Object.fromEntries(input.tables.map((table) => [table.topic, gatherFacts(lab, table, signal)])),
    ),
  });
  const seen = topics.flatMap((topic) => byTopic[topic] ?? []);
  // With a wrong id nothing is there, and each hop would be blamed for it.
  if (seen.some((one) => !one.isTopicThere || !one.tableflowTopic)) await refuseWrongPlace(lab, tried, signal);
  const tables = await Promise.all(
    seen.map(async ({ table, ...one }) => {
      const topicRecords = records.get(one.topic) ?? null;
      const first = sourceRowsAtFirst.get(one.topic) ?? one.sourceRows;
      sourceRowsAtFirst.set(one.topic, first);
      const seenHere = { connector, slot, topicRecords, sourceRowsAtFirst: first };
      const facts = { ...one, ...seenHere, skippedRecords: null, keys: null, missingColumns: null };
      return judgeTable(table ? await explainCounts(lab, { facts, table }, signal) : facts);
    }),
  );
  const isComplete = tables.every(({ verdict }) => verdict === 'complete' || verdict === 'empty');
  return plainAnswer({ verdict: isComplete ? 'complete' : 'incomplete', tables });
}

function connectorOf({ config }: LabContext, { tables, connectorName }: VerifyTablesInput): string | undefined {
  return connectorName ?? (tables.some((table) => table.sourceTable) ? config.connector.name : undefined);
}

async function checkConnectorStatus(
  lab: LabContext,
  name: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Verdict | undefined> {
  if (!name) return undefined;
  try {
    return judgeConnector(await readConnectorStatus(lab, name, signal));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return {
      state: 'failed',
      phase: 'DELETED',
      why: `connector "${name}" does not exist`,
      hint: 'Create it with createPostgresCdcConnector, or run lab3 up.',
    };
  }
}

type SeenTable = Omit<
  TableFacts,
  'connector' | 'slot' | 'topicRecords' | 'skippedRecords' | 'keys' | 'missingColumns'
> & {
  readonly table: LabTable | undefined;
};

async function gatherFacts(
  lab: LabContext,
  { topic, sourceTable }: VerifyTablesInput['tables'][number],
  signal: AbortSignal | undefined,
): Promise<SeenTable> {
  const { isTopicThere, tableflowTopic, sourceRows } = await allOf(tried, {
    isTopicThere: pollTopicExists(lab, topic, signal),
    tableflowTopic: findSharedTableflowTopic(lab, topic, signal),
    sourceRows: countSourceRows(lab, sourceTable, signal),
  });
  const table = tableflowTopic && (await findTable(lab, { topic, tableflowTopic }, signal));
  const counted = table && (await readTableRows(lab, table, tableflowTopic, signal));
  return {
    topic,
    isTopicThere,
    tableflowTopic,
    sourceRows,
    table: counted && table,
    fullTableName: (counted && table?.fullTableName) ?? null,
    deltaRows: counted?.rows ?? null,
    offsets: counted?.offsets ?? null,
    newestRecordAt: counted?.newestRecordAt ?? null,
    nowMs: lab.clock.now(),
  };
}

async function countSourceRows(
  lab: LabContext,
  table: string | undefined,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  if (!lab.source || !table) return null;
  try {
    return await lab.source.countRows(table, signal);
  } catch (error) {
    if (SourceError.isInstance(error) && error.reason === 'unreachable') return null;
    throw error;
  }
}
