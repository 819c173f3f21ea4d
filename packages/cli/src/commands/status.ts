import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addStatusCommand(program: Command): void {
  addLabOptions(program.command('status'))
    .description('say how each part of the lab is, and the likeliest cause where it is not well; changes nothing')
    .action(async (options: LabCommandOptions) => (await import('../actions/status.ts')).status(options));
}

export function addDiagnoseCommand(program: Command): void {
  addLabOptions(program.command('diagnose'))
    .argument('<part>', '`connector`, `integration`, or the name of a topic')
    .description(
      'say why one part of the lab is not well: causes, what speaks for each, and what fixes it; changes nothing',
    )
    .action(async (part: string, options: LabCommandOptions) =>
      (await import('../actions/status.ts')).diagnose(part, options),
    );
}
