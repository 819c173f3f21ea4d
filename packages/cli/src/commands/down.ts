import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 down` was asked for. */
export interface DownOptions extends LabCommandOptions {
  readonly subjects?: boolean;
  readonly topics?: boolean;
  readonly schema?: boolean;
}

export function addDownCommand(program: Command): void {
  addLabOptions(program.command('down'))
    .description('undo LAB 3 in the order of dependencies, and check for leftovers; what no option names stays')
    .option('--subjects', 'also delete the schemas of the captured topics, for good')
    .option('--topics', 'also delete the captured topics with their records')
    .option('--schema', 'also delete the schema of the tables in Unity Catalog, once it is empty')
    .addHelpText('after', 'Delta files stay in the bucket: this command has no key to it.')
    .action(async (options: DownOptions) => (await import('../actions/down.ts')).down(options));
}
