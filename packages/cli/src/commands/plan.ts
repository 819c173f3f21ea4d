import { createLabContext, planLab3 } from '@tableflow-workshop/lab3-recipes';
import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';
import { renderPlan } from '../render-plan.ts';
import { withConfig } from '../with-lab.ts';

export function addPlanCommand(program: Command): void {
  addLabOptions(program.command('plan'))
    .description('say what `up` would do: calls, tables, missing grants, what cannot be undone; changes nothing')
    .action(runPlan);
}

async function runPlan(options: LabCommandOptions): Promise<void> {
  // It makes no temporary Tableflow key: that would be a change.
  const plan = await withConfig(options, async (config, source, signal) =>
    planLab3(await createLabContext(config, { source }), { signal }),
  );
  console.log(options.json ? JSON.stringify(plan) : renderPlan(plan));
  if (plan.problems.length > 0) process.exitCode = 1;
}
