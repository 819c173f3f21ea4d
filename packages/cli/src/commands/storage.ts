import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 storage` was asked for. */
export interface StorageOptions extends LabCommandOptions {
  readonly name?: string;
  readonly integration?: string;
  readonly role?: string;
  readonly tenant?: string;
  readonly accessConnector?: string;
  readonly managedIdentity?: string;
}

export function addStorageCommand(program: Command): void {
  addLabOptions(program.command('storage'))
    .description('connect your bucket or container with both clouds, and say which trust policy lets them in')
    .option('--role <arn>', 'AWS: the role that both clouds assume; it may not exist yet')
    .option('--tenant <id>', 'Azure: the tenant of Microsoft Entra ID')
    .option('--access-connector <id>', 'Azure: the resource id of the access connector for Databricks')
    .option('--managed-identity <id>', 'Azure: the resource id of a user-assigned identity')
    .option('--name <name>', 'of what is created in both clouds; without it the name of the bucket or the account')
    .option('--integration <name>', 'of the provider integration, where it differs')
    .addHelpText(
      'after',
      `
It makes Confluent's provider integration, Databricks' storage credential and the external location. A location that covers
the storage already is adopted with its credential, and so is an integration of that name. For that DATABRICKS_ADMIN_TOKEN has to be the token of an administrator of the metastore. The trust policy is
yours to apply: it is printed, and written to .lab3. Run it again after that; it says \`connected\` once both get in.`,
    )
    .action(async (options: StorageOptions) => (await import('../actions/storage.ts')).storage(options));
}
