import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addUpCommand(program: Command): void {
  addLabOptions(program.command('up'))
    .description('perform LAB 3: connect Unity Catalog, capture PostgreSQL, turn topics into Delta tables, verify')
    .action(async (options: LabCommandOptions) => (await import('../actions/up.ts')).up(options));
}
