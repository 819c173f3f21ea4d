import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 down` was asked for. */
export interface DownOptions extends LabCommandOptions {
  readonly allTopics?: boolean;
  readonly adopted?: boolean;
  readonly subjects?: boolean;
  readonly topics?: boolean;
  readonly schema?: boolean;
  readonly yes?: boolean;
}

export function addDownCommand(program: Command): void {
  addLabOptions(program.command('down'))
    .description(
      'tear down LAB 3 and check for leftovers; topics, schemas and files are kept unless an option deletes them',
    )
    .option('--all-topics', 'disable Tableflow on every topic of the cluster, not only on those of the lab')
    .option('--adopted', 'also delete what somebody else made, e.g. Terraform, and the lab adopted')
    .option('--subjects', 'also delete the schemas of the captured topics, permanently')
    .option('--topics', 'also delete the captured topics with their records')
    .option('--schema', 'also delete the schema of the tables in Unity Catalog, once it is empty')
    .option(
      '--yes',
      'do not ask, at a terminal, before anything is deleted; in a sandbox and elsewhere nobody is asked',
    )
    .addHelpText('after', 'Delta files are kept in the bucket: this command has no key to it.')
    .action(async (options: DownOptions) => (await import('../actions/down.ts')).down(options));
}
