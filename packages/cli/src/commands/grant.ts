import { type Command, Option } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 grant` was asked for. */
export interface GrantCommandOptions extends LabCommandOptions {
  readonly only?: 'tableflow' | 'connector';
  readonly location?: string;
  readonly yes?: boolean;
}

export function addGrantCommand(program: Command): void {
  addLabOptions(program.command('grant'))
    .description('show what Tableflow and the connector may not do yet, and grant it once you agree')
    .addOption(new Option('--only <who>', 'grant nothing to the other').choices(['tableflow', 'connector']))
    .option('--location <name>', 'the external location; without it the one that covers the storage of the lab')
    .option('--yes', 'grant it without asking; without it and without a terminal it only shows what it would grant')
    .addHelpText(
      'after',
      `
Tableflow's service principal gets the least set of privileges on the catalog and on the external location; for that
DATABRICKS_ADMIN_TOKEN has to be the token of whoever owns both. The connector's service account gets ACLs on the cluster
and on its topics, with the lab's Kafka key; an account with a role such as EnvironmentAdmin needs none. Nothing is taken
away from anybody.`,
    )
    .action(async (options: GrantCommandOptions) => (await import('../actions/grant.ts')).grant(options));
}
