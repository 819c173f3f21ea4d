import type { Command } from 'commander';
import {
  addFleetOptions,
  type FleetCommandOptions,
  type FleetCostOptions,
  type FleetDownOptions,
  type FleetFixOptions,
  type FleetReportOptions,
  type FleetWatchOptions,
} from '../fleet/fleet-command-options.ts';

export function addFleetCommand(program: Command): void {
  const fleet = program
    .command('fleet')
    .description('LAB 3 for a whole workshop: the labs of all attendees of a roster, side by side')
    .addHelpText(
      'after',
      `
A roster is a CSV file whose columns are named after settings (kafkaApiKey) or environment variables (KAFKA_API_KEY), a JSON
file, or a folder with the Terraform outputs of each attendee. What a row does not say comes from the environment, then from --tfvars,
then from the configuration file. A secret may be in a file (column KAFKA_API_SECRET_FILE) or in a variable (KAFKA_API_SECRET_ENV).`,
    );
  addFleetOptions(fleet.command('plan'))
    .description(
      'say what "up" would do for each, what has to be fixed first, and whether slots and quotas are enough; changes nothing',
    )
    .option(
      '--quotas <file>',
      'JSON with limits of the organization: {"connectors": {"limit": 100, "used": 3}, "apiKeys": {…}}',
    )
    .action(async (options: FleetCommandOptions) => (await import('../actions/fleet/plan.ts')).planAll(options));
  addFleetOptions(fleet.command('up'))
    .description('perform LAB 3 for each; run again, it does only what is missing')
    .option(
      '--quotas <file>',
      'JSON with limits of the organization: {"connectors": {"limit": 100, "used": 3}, "apiKeys": {…}}',
    )
    .option('--recheck', 'ask the clouds also for labs that an earlier run completed')
    .action(async (options: FleetCommandOptions) => (await import('../actions/fleet/up.ts')).upAll(options));
  addFleetOptions(fleet.command('verify'))
    .description(
      'count the rows of each lab from PostgreSQL to Databricks, and say where they are held up; changes nothing',
    )
    .action(async (options: FleetCommandOptions) => (await import('../actions/fleet/verify.ts')).verifyAll(options));
  addFleetOptions(fleet.command('watch'))
    .description(
      'show how far each lab is and who is stuck, again and again until Ctrl-C; changes nothing. Labs that are complete are checked every fifth time',
    )
    .option('--every <duration>', 'how long it waits between two checks, e.g. 30s or 1m', '30s')
    .option(
      '--web',
      'show it on a page of this machine, too, with filter, search and time line; its address is printed',
    )
    .option('--for <duration>', 'how long it goes on', '12h')
    .option('--times <number>', 'how many checks it makes; without it, it goes on until it is stopped')
    .action(async (options: FleetWatchOptions) => (await import('../actions/fleet/watch.ts')).watchAll(options));
  addFleetOptions(fleet.command('fix'))
    .description(
      'show which remedies are safe (resume, restart, grant, repair) and apply them once you agree; name the others, and who has to do them',
    )
    .option('--only <prefix...>', 'only these attendees, by prefix or name')
    .option('--yes', 'do it without asking; without it and without a terminal it only shows what it would do')
    .addHelpText(
      'after',
      `
Grants need DATABRICKS_ADMIN_TOKEN, the personal access token of an administrator of the workspace that all share; files of
tables are deleted by \`aws\` or \`az\`, with whatever they are signed in as. Run it again at any time: it does only what is left.`,
    )
    .action(async (options: FleetFixOptions) => (await import('../actions/fleet/fix.ts')).fixAll(options));
  addFleetOptions(fleet.command('cost'))
    .description('say what the labs hold and what that costs by list prices, so far and for an hour; changes nothing')
    .option('--until <time>', 'count ahead until then: 2026-12-01T18:00Z, or from now on, e.g. 8h')
    .option('--budget <amount>', 'warn, with exit code 1, when more than that is spent so far and until then')
    .option('--prices <file>', 'JSON with prices in the place of the list prices, e.g. those of a contract')
    .addHelpText(
      'after',
      `
What has no known price is counted in units, and is in no sum. A file of prices is like
{"units": {"connectorTask": {"amount": "0.5", "asOf": "2026-11-20", "source": "our contract"}}}; what it leaves out is a list price.`,
    )
    .action(async (options: FleetCostOptions) => (await import('../actions/fleet/cost.ts')).costAll(options));
  addFleetOptions(fleet.command('report'))
    .description(
      'verify each lab, and write the receipt of all as a page and for a spreadsheet; changes nothing in the clouds',
    )
    .option('--html <file>', 'where the page is written, which needs nothing else', '.lab3/fleet.html')
    .option('--csv <file>', 'where the table is written', '.lab3/fleet.csv')
    .action(async (options: FleetReportOptions) => (await import('../actions/fleet/report.ts')).reportAll(options));
  addFleetOptions(fleet.command('down'))
    .description(
      'tear down the lab of each, and name all that is still in their clusters; run again, it does only what is missing',
    )
    .option('--all-topics', 'disable Tableflow on every topic of their clusters, not only on those of the labs')
    .option('--adopted', 'also delete what somebody else made, e.g. Terraform, and the labs adopted')
    .option('--subjects', 'also delete the schemas of the captured topics, permanently')
    .option('--topics', 'also delete the captured topics with their records')
    .option('--schema', 'also delete the schemas of the tables in Unity Catalog, once they are empty')
    .option('--recheck', 'ask the clouds also for labs that an earlier run tore down')
    .option(
      '--yes',
      'do not ask, at a terminal, before anything is deleted; in a sandbox and elsewhere nobody is asked',
    )
    .action(async (options: FleetDownOptions) => (await import('../actions/fleet/down.ts')).downAll(options));
  addFleetOptions(fleet.command('audit'))
    .description('list what is left of the lab of each, with what removes it; changes nothing')
    .action(async (options: FleetCommandOptions) => (await import('../actions/fleet/audit.ts')).auditAll(options));
}
