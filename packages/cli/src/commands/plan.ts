import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addPlanCommand(program: Command): void {
  addLabOptions(program.command('plan'))
    .description('say what `up` would do: calls, tables, missing grants, what cannot be undone; changes nothing')
    .action(async (options: LabCommandOptions) => (await import('../actions/plan.ts')).runPlan(options));
}
