import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 verify` was asked for. */
export interface VerifyOptions extends LabCommandOptions {
  readonly wait?: boolean;
}

export function addVerifyCommand(program: Command): void {
  addLabOptions(program.command('verify'))
    .description('prove that the rows arrived, table by table; changes nothing')
    .option('--wait', 'check again until all tables are complete or one has failed')
    .action(async (options: VerifyOptions) => (await import('../actions/verify.ts')).verify(options));
}
