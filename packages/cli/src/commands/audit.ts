import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addAuditCommand(program: Command): void {
  addLabOptions(program.command('audit'))
    .description('list all that is left of the lab in the three systems, with what removes it; changes nothing')
    .action(async (options: LabCommandOptions) => (await import('../actions/audit.ts')).audit(options));
}
