import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

export function addRotateCommand(program: Command): void {
  addLabOptions(program.command('rotate'))
    .description('give the connector a new database password, the integration a new client secret, or both')
    .addHelpText(
      'after',
      `
The new secrets come from LAB3_NEW_DATABASE_PASSWORD and DATABRICKS_NEW_CLIENT_SECRET. Each is tried before anything is
changed, so set the password in PostgreSQL, or create the secret in the workspace, first.`,
    )
    .action(async (options: LabCommandOptions) => (await import('../actions/rotate.ts')).rotate(options));
}
