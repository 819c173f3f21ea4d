import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export interface ConfigOptions extends LabCommandOptions {
  readonly explain?: boolean;
}

export function addConfigCommand(program: Command): void {
  addLabOptions(program.command('config'))
    .description('show every value with the place that it comes from, and what is missing; asks no cloud')
    .option('--explain', 'also say of each credential what it opens, and every place that has it')
    .action(async (options: ConfigOptions) => (await import('../actions/config.ts')).config(options));
}
