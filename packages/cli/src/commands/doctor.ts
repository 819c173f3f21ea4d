import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addDoctorCommand(program: Command): void {
  addLabOptions(program.command('doctor'))
    .description('look for everything that would stop the lab, all at once, with what fixes it; changes nothing')
    .action(async (options: LabCommandOptions) => (await import('../actions/doctor.ts')).runDoctor(options));
}
