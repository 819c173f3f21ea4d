import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 watch` was asked for. */
export interface WatchOptions extends LabCommandOptions {
  readonly every?: string;
  readonly times?: string;
  readonly web?: boolean;
}

export function addWatchCommand(program: Command): void {
  addLabOptions(program.command('watch'))
    .description('show how the rows flow, from PostgreSQL to Databricks, again and again until Ctrl-C; changes nothing')
    .option('--every <duration>', 'how long it waits between two checks, e.g. 5s or 1m', '10s')
    .option('--web', 'show it on a page of this machine, too, with charts and findings; its address is printed')
    .option('--times <number>', 'how many checks it makes; without it, it goes on until it is stopped')
    .action(async (options: WatchOptions) => (await import('../actions/watch.ts')).watch(options));
}
