import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 doctor` was asked for. */
export interface DoctorCommandOptions extends LabCommandOptions {
  readonly kafka?: string;
}

export function addDoctorCommand(program: Command): void {
  addLabOptions(program.command('doctor'))
    .description('check everything that would stop the lab, all at once, and say what fixes it; changes nothing')
    .option('--kafka <servers>', 'check instead the Kafka at host:port,… that a sandbox is to keep its topics in')
    .action(async (options: DoctorCommandOptions) => (await import('../actions/doctor.ts')).runDoctor(options));
}
