import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addConfigCommand(program: Command): void {
  addLabOptions(program.command('config'))
    .description('show every value with the place that it comes from, and what is missing; asks no cloud')
    .action(async (options: LabCommandOptions) => (await import('../actions/config.ts')).config(options));
}
