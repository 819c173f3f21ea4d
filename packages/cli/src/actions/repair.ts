import { InputError, plainText } from '@tableflow-workshop/client-core';
import {
  findExistingLab,
  type LabContext,
  predictTableName,
  type RepairDeltaTableResult,
  repairDeltaTable,
  topicOf,
} from '@tableflow-workshop/lab3-recipes';
import type { RepairOptions } from '../commands/repair.ts';
import { confirm } from '../confirm.ts';
import { ownCommand } from '../own-command.ts';
import { renderJson } from '../render-json.ts';
import { renderRepair } from '../render-repair.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { cloudFiles } from '../repair/cloud-files.ts';
import type { DeletableFiles } from '../repair/deletable-files.ts';
import { createRepairPlans, type RepairPlans, repairPlansPath } from '../repair/repair-plans.ts';
import { sandboxFiles } from '../repair/sandbox-files.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Shows how a table is repaired, and repairs it once a person agrees. */
export async function repair(name: string, options: RepairOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const result = await withLab(
    options,
    async (given, signal, sandbox) => {
      const { lab } = await findExistingLab(given, { signal });
      const files = sandbox ? sandboxFiles(sandbox.dataFolder) : cloudFiles(lab.config.storage);
      const plans = createRepairPlans(lab.config);
      const found = await look(lab, topicOfTable(lab, name), plans, signal);
      if (found.outcome !== 'planned' || found.plan === undefined) return found;
      if (!options.json) console.log(renderRepair(found, files.by));
      if (!(await confirm('Repair it?', options, signal))) return found;
      return apply(lab, { ...found, plan: found.plan }, { files, plans, timeoutMs, signal });
    },
    { mayStart: false },
  );
  console.log(options.json ? renderJson(result) : textOf(result));
  const isWell = result.outcome !== 'planned' && (result.table?.verdict ?? 'complete') === 'complete';
  if (!isWell) process.exitCode = 1;
}

/** What is to be done: by the plan of a repair that did not end, or by what the service says now. */
async function look(
  lab: LabContext,
  topic: string,
  plans: RepairPlans,
  signal: AbortSignal,
): Promise<RepairDeltaTableResult> {
  const plan = await plans.find(topic);
  const found = await repairDeltaTable(lab, { topic }, { signal }).catch((error: unknown) => {
    // Without Tableflow on the topic only the plan knows the table.
    if (plan === undefined || !InputError.isInstance(error)) throw error;
    return undefined;
  });
  if (found && (found.outcome === 'planned' || plan === undefined)) return found;
  return {
    outcome: 'planned',
    topic,
    evidence: 'a repair was begun and has not ended.',
    plan,
    steps: [],
    warnings: [],
    table: undefined,
  };
}

async function apply(
  lab: LabContext,
  { topic, plan }: RepairDeltaTableResult & { readonly plan: NonNullable<RepairDeltaTableResult['plan']> },
  given: {
    readonly files: DeletableFiles;
    readonly plans: RepairPlans;
    readonly timeoutMs: number | undefined;
    readonly signal: AbortSignal;
  },
): Promise<RepairDeltaTableResult> {
  const { files, plans, ...options } = given;
  await files.check(options.signal);
  await plans.keep(plan);
  try {
    const result = await repairDeltaTable(lab, { plan, apply: true, files }, options);
    await plans.forget(topic);
    return result;
  } catch (error) {
    console.error(
      `note: the repair has not ended, and its plan is in ${repairPlansPath}; \`${ownCommand()} repair ${topic}\` goes on with it`,
    );
    throw error;
  }
}

/** The topic of a table of the lab, whether it is named by the topic, by its own name or by its full name. */
function topicOfTable({ config }: LabContext, name: string): string {
  const { tableIncludeList, topicPrefix } = config.connector;
  const table = name.replaceAll('`', '').split('.').at(-1);
  const topics = tableIncludeList.map((one) => topicOf(topicPrefix, one));
  return topics.includes(name) ? name : (topics.find((topic) => predictTableName(topic) === table) ?? name);
}

function textOf({ outcome, topic, table }: RepairDeltaTableResult): string {
  if (outcome === 'planned') return '\nnothing was changed; run it again with --yes to repair the table';
  if (outcome === 'unchanged') return plainText(`✓ ${topic}: unchanged, there is nothing to repair`, 1_000);
  return table === undefined ? '\nrepaired' : `\n${renderVerdicts([table])}\n\nrepaired; ${table.verdict}`;
}
