import { plainText } from '@tableflow-workshop/client-core';
import {
  findExistingLab,
  type LabContext,
  predictTableName,
  type RepairDeltaTableResult,
  topicOf,
  type WaitOptions,
} from '@tableflow-workshop/lab3-recipes';
import type { TableRepair } from '@tableflow-workshop/lab3-recipes/fleet';
import type { RepairOptions } from '../commands/repair.ts';
import { confirm } from '../confirm.ts';
import { ownCommand } from '../own-command.ts';
import { printProblem, printResult, printText } from '../print.ts';
import { showStep } from '../progress.ts';
import { renderRepair } from '../render-repair.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { cloudFiles } from '../repair/cloud-files.ts';
import { repairPlansPath } from '../repair/repair-plans.ts';
import { sandboxFiles } from '../repair/sandbox-files.ts';
import { createTableRepair } from '../repair/table-repair.ts';
import { columnsOf } from '../terminal.ts';
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
      const tableRepair = createTableRepair(() => files);
      const found = await tableRepair.plan(lab, topicOfTable(lab, name), signal);
      if (found.outcome !== 'planned' || found.plan === undefined) return found;
      if (!options.json) printText(renderRepair(found, files.by));
      if (!(await confirm('Repair it?', options, signal))) return found;
      return showStep(
        `repair ${found.topic}`,
        { ...options, clock: lab.clock, signal },
        (step) => apply(lab, found, { tableRepair, timeoutMs, signal, ...step }),
        ({ outcome }) => outcome,
      );
    },
    { mayStart: false, whenStopped: 'run it again: a repair that has begun goes on with its plan' },
  );
  printResult(result, textOf(result), options);
  const isWell = result.outcome !== 'planned' && (result.table?.verdict ?? 'complete') === 'complete';
  if (!isWell) process.exitCode = 1;
}

async function apply(
  lab: LabContext,
  planned: RepairDeltaTableResult,
  { tableRepair, ...options }: WaitOptions & { readonly tableRepair: TableRepair },
): Promise<RepairDeltaTableResult> {
  try {
    return await tableRepair.perform(lab, planned, options);
  } catch (error) {
    if (await tableRepair.isBegun(lab, planned.topic))
      printProblem(
        `note: the repair has not ended, and its plan is in ${repairPlansPath}; \`${ownCommand()} repair ${planned.topic}\` goes on with it`,
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
  return table === undefined ? '\nrepaired' : `\n${renderVerdicts([table], columnsOf())}\n\nrepaired; ${table.verdict}`;
}
