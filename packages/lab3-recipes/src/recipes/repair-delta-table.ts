import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { samePath } from '../resources/storage/same-path.ts';
import {
  type DeltaTableRepairPlan,
  type DeltaTableRepairStep,
  foreignCommitOf,
  ownTablePathOf,
  refuseForeignPath,
  repairPlanOf,
  repairPlanSchema,
  repairRefusal,
  repairSteps,
} from '../resources/tableflow/delta-table-repair.ts';
import { getTableflowTopic } from '../resources/tableflow/get-tableflow-topic.ts';
import { judgeTableflow } from '../resources/tableflow/judge-tableflow.ts';
import { TableFilesError } from '../resources/tableflow/table-files-error.ts';
import { findTableflowTopic, listTableflowTopics, tablePathOf } from '../resources/tableflow/tableflow-topics.ts';
import { readTopicConfigs } from '../resources/tableflow/write-mode.ts';
import { waitUntilTopicReady } from '../resources/topic/wait-until-topic-ready.ts';
import type { TableVerdict } from '../verification/table-verdict.ts';
import { verifyTables } from '../verification/verify-tables.ts';
import type { TableFiles } from './delete-table-files.ts';
import { deleteTableFiles, tableFiles } from './delete-table-files.ts';
import { disableTableflow } from './disable-tableflow.ts';
import { enableTableflow } from './enable-tableflow.ts';
import { updateTableflow } from './update-tableflow.ts';

const inputSchema = z.discriminatedUnion('apply', [
  z.strictObject({
    apply: z.optional(z.literal(false)),
    topic: topicName,
  }),
  z.strictObject({
    apply: z.literal(true),
    plan: repairPlanSchema,
    files: tableFiles,
  }),
]);

/** A dry run names the topic; the repair takes the plan that the dry run gave. */
export type RepairDeltaTableInput =
  | {
      /** Topic whose table is to be repaired. */
      readonly topic: string;
      /** A dry run, which is the default. */
      readonly apply?: false | undefined;
    }
  | {
      /** What the dry run gave. */
      readonly plan: DeltaTableRepairPlan;
      /** Do the work. */
      readonly apply: true;
      /** Deletes the files of the table. */
      readonly files: TableFiles;
    };

/** What a dry run found, or what a repair did. */
export interface RepairDeltaTableResult {
  /** `unchanged`: there is nothing to repair. */
  readonly outcome: 'planned' | 'repaired' | 'unchanged';
  readonly topic: string;
  /** What the service says of the table, e.g. which version of the Delta log is not its own. */
  readonly evidence: string | undefined;
  /** Keep it: once Tableflow is disabled nobody else knows path and settings any more. */
  readonly plan: DeltaTableRepairPlan | undefined;
  /** What will be done, or was. */
  readonly steps: readonly DeltaTableRepairStep[];
  /** What the repair loses. */
  readonly warnings: readonly string[];
  /** The new table, once it was verified. */
  readonly table: TableVerdict | undefined;
}

/**
 * Repairs a table whose Delta log something else wrote to (COMMENT, ALTER, OPTIMIZE, VACUUM): disables Tableflow, deletes
 * the files of the table, enables Tableflow again with the same settings, and verifies the new table, which is built again
 * from the records of the topic.
 *
 * Without `apply` it is a dry run: it changes nothing and gives the plan. With `apply: true` and that plan it does the
 * work, and may be run again with the same plan after being killed at any point. Files are deleted through the port of
 * the caller only, only while Tableflow is disabled, and only in the table's own path.
 *
 * Undo: none: rows that are no longer in the topic are gone.
 *
 * @param options `timeoutMs` limits each wait; the defaults are those of `disableTableflow`, `enableTableflow` and
 *   `verifyTables`. With `wait: false` the new table is not verified
 * @throws InputError for a table that stopped for another reason, for a place that is not a table's own path, and for a
 *   plan that no longer fits; TableFilesError when the port throws; WaitError when the new table does not
 *   run
 * @example
 * const files = { deletePrefix: (url: string) => rm(`/mnt/bucket/${new URL(url).pathname}`, { recursive: true, force: true }) };
 * const { plan } = await repairDeltaTable(lab, { topic: 'riverhotel.public.hotel' });
 * if (plan) await repairDeltaTable(lab, { plan, apply: true, files });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/concepts/tableflow-storage.html
 */
export async function repairDeltaTable(
  lab: LabContext,
  input: RepairDeltaTableInput,
  options: RecipeOptions = {},
): Promise<RepairDeltaTableResult> {
  const wanted = parseInput(inputSchema, input, 'repair a Delta table');
  return wanted.apply ? repair(lab, wanted.plan, wanted.files, options) : planRepair(lab, wanted.topic, options.signal);
}

const remedyWithout =
  'Check its name, or enable it with enableTableflow, or, where a repair was under way, run repairDeltaTable with its plan.';

async function planRepair(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<RepairDeltaTableResult> {
  const live = await getTableflowTopic(lab, topic, `repair the table of "${topic}"`, signal, remedyWithout);
  const evidence = foreignCommitOf(live);
  if (!evidence) {
    const verdict = judgeTableflow(live);
    if (verdict.state !== 'failed') return { ...nothing, topic };
    const remedy = verdict.hint ?? 'Ask diagnoseTableflow for the cause.';
    throw repairRefusal(topic, `is ${verdict.phase} for another reason: ${verdict.why}`.replace(/\.*$/, '.'), remedy);
  }
  const plan = repairPlanOf(live, ownTablePathOf(lab, live));
  await refuseUnlessTopicReady(lab, topic, signal);
  const warnings = await lossesOf(lab, topic, signal);
  return { ...nothing, outcome: 'planned', topic, evidence, plan, steps: repairSteps(plan), warnings };
}

const nothing: Omit<RepairDeltaTableResult, 'topic'> = {
  outcome: 'unchanged',
  evidence: undefined,
  plan: undefined,
  steps: [],
  warnings: [],
  table: undefined,
};

/** The state of the cloud decides what comes next: a corrupted table, none, or a new one. */
async function repair(
  lab: LabContext,
  plan: DeltaTableRepairPlan,
  files: TableFiles,
  options: RecipeOptions,
): Promise<RepairDeltaTableResult> {
  const { topic, tablePath, formats, ...settings } = plan;
  const { signal } = options;
  refuseForeignPath(lab, topic, tablePath);
  const live = await findTableflowTopic(lab, topic, signal);
  const evidence = live && foreignCommitOf(live);
  const [disabling, deleting, ...making] = repairSteps(plan);
  const steps: DeltaTableRepairStep[] = [];
  if (!live || evidence) {
    await refuseOtherTable(lab, plan, signal);
    await refuseUnlessTopicReady(lab, topic, signal);
    if (live) {
      await disableTableflow(lab, { topic, keepTable: true }, options);
      steps.push(disabling);
    }
    await deleteTableFiles(lab, { topic, tablePath, files }, { signal }).catch(tellOfPlan);
    steps.push(deleting);
  }
  const { outcome } = await enableTableflow(lab, { topic, storage: lab.config.storage, ...settings }, options);
  await updateTableflow(lab, { topic, formats }, options);
  const table = options.wait === false ? undefined : await verify(lab, topic, options);
  const isUnchanged = steps.length === 0 && outcome === 'unchanged';
  if (isUnchanged) return { ...nothing, topic, plan, table };
  return { ...nothing, outcome: 'repaired', topic, evidence, plan, steps: [...steps, ...making], table };
}

/** The plan is what brings the table back, now that the cloud has forgotten it. */
function tellOfPlan(error: unknown): never {
  if (!TableFilesError.isInstance(error)) throw error;
  const { topic, path, cause } = error;
  const hint = 'Tableflow is disabled now, nothing else was changed: run it again with the same plan.';
  throw new TableFilesError({ topic, path, hint, cause });
}

/** Without topic or schema nothing would come after the deletion. One read: nobody is about to create them. */
function refuseUnlessTopicReady(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<void> {
  return waitUntilTopicReady(lab, { topic }, { signal, timeoutMs: 0 });
}

/** A plan of yesterday, or one that was mixed up, must not reach a table that is written today. */
async function refuseOtherTable(
  lab: LabContext,
  { topic, tablePath }: DeltaTableRepairPlan,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const one of await listTableflowTopics(lab, signal)) {
    const name = one.spec.display_name;
    const path = tablePathOf(one);
    if (name === topic && !samePath(path, tablePath))
      throw repairRefusal(topic, `is at ${path} now, and the plan says ${tablePath}.`, 'Make a new plan.');
    if (name !== topic && samePath(path, tablePath))
      throw repairRefusal(topic, `is not at ${path}: that is the table of "${name}".`, 'Make a new plan.');
  }
}

async function verify(lab: LabContext, topic: string, options: RecipeOptions): Promise<TableVerdict | undefined> {
  const { tableIncludeList, topicPrefix } = lab.config.connector;
  const sourceTable = tableIncludeList.find((table) => topicOf(topicPrefix, table) === topic);
  return (await verifyTables(lab, { tables: [{ topic, sourceTable }] }, options)).tables[0];
}

/** A compacted topic keeps the newest record of each key for ever. */
async function lossesOf(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const configs = await readTopicConfigs(lab, topic, signal);
  const retentionMs = Number(configs['retention.ms'] ?? -1);
  const isDeleting = (configs['cleanup.policy'] || 'delete').includes('delete');
  if (!isDeleting || retentionMs < 0) return [];
  const days = Math.round(retentionMs / (24 * 60 * 60_000));
  return [`The topic keeps its records for ${days} days: older rows are not in the new table.`];
}
