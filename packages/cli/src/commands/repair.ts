import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 repair` was asked for. */
export interface RepairOptions extends LabCommandOptions {
  readonly yes?: boolean;
}

export function addRepairCommand(program: Command): void {
  addLabOptions(program.command('repair'))
    .argument('<table>', 'a table whose Delta log something else wrote to, by its topic or by its own name')
    .description('show how a table is built again from its topic, and do it once you agree')
    .option('--yes', 'do it without asking; without it and without a terminal it only shows what it would do')
    .addHelpText(
      'after',
      `
It disables Tableflow on the topic, deletes the files of the table and nothing else, enables Tableflow again with the same
settings, and verifies the new table. Rows that are no longer in the topic are gone. The files are deleted by \`aws\` or
\`az\`, with whatever they are signed in as; those of a sandbox are on this machine. A repair that was stopped goes on when
it is run again.`,
    )
    .action(async (table: string, options: RepairOptions) =>
      (await import('../actions/repair.ts')).repair(table, options),
    );
}
