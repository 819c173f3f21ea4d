import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 enable` was asked for. */
export interface EnableOptions extends LabCommandOptions {
  readonly retention?: string;
  readonly onError?: 'suspend' | 'skip' | 'log';
}

export function addEnableCommand(program: Command): void {
  addLabOptions(program.command('enable'))
    .argument('<topic>', 'a topic of the Kafka cluster; its rows become a Delta table in the bucket of the lab')
    .description('turn one more topic into a Delta table, and wait until it is one')
    .option('--retention <duration>', 'how long old versions of the table are kept, from 24h on, e.g. 8w')
    .option('--on-error <what>', 'what a record does that cannot be written: suspend, skip or log', parseOnError)
    .action(async (topic: string, options: EnableOptions) =>
      (await import('../actions/tableflow.ts')).enable(topic, options),
    );
}

export function addResumeCommand(program: Command): void {
  addLabOptions(program.command('resume'))
    .argument('<topic>', 'a topic on which the service suspended Tableflow')
    .description('let Tableflow go on after its cause was fixed, and wait until it runs')
    .action(async (topic: string, options: LabCommandOptions) =>
      (await import('../actions/tableflow.ts')).resume(topic, options),
    );
}

function parseOnError(text: string): string {
  return text.toLowerCase();
}
