import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addDoctorCommand(program: Command): void {
  addLabOptions(program.command('doctor'))
    .description('check everything that would stop the lab, all at once, and say what fixes it; changes nothing')
    .action(async (options: LabCommandOptions) => (await import('../actions/doctor.ts')).runDoctor(options));
}
