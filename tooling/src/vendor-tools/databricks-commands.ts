import type { CommandList } from './run-commands.ts';
import type { SandboxValues } from './start-own-sandbox.ts';

/** What a person does with the command line of Databricks, as far as the lab goes. */
export function databricksCommands({ databricks, credentials, ids }: SandboxValues): CommandList {
  const { catalogName: catalog, warehouseId: warehouse } = ids;
  const statement = JSON.stringify({ warehouse_id: warehouse, statement: 'SELECT 1 AS one', wait_timeout: '30s' });
  const check = JSON.stringify({
    storage_credential_name: 'river-storage-credential',
    external_location_name: 'river-external-location',
  });
  return {
    program: 'databricks',
    env: {
      DATABRICKS_HOST: databricks.workspaceUrl,
      DATABRICKS_CLIENT_ID: credentials.databricks.clientId,
      DATABRICKS_CLIENT_SECRET: credentials.databricks.clientSecret,
      DATABRICKS_AUTH_TYPE: 'oauth-m2m',
    },
    files: { 'notebook.sql': '-- Databricks notebook source\nSELECT 1\n' },
    commands: [
      ['auth', 'describe'],
      ['current-user', 'me'],
      ['metastores', 'summary'],
      ['metastores', 'current'],
      ['catalogs', 'list'],
      ['catalogs', 'get', catalog],
      ['catalogs', 'create', 'from_the_cli', '--comment', 'by hand'],
      ['catalogs', 'update', 'from_the_cli', '--comment', 'changed'],
      ['schemas', 'create', 'bronze', 'from_the_cli'],
      ['schemas', 'list', 'from_the_cli'],
      ['schemas', 'update', 'from_the_cli.bronze', '--comment', 'changed'],
      ['volumes', 'create', 'from_the_cli', 'bronze', 'files', 'MANAGED'],
      ['volumes', 'list', 'from_the_cli', 'bronze'],
      ['volumes', 'delete', 'from_the_cli.bronze.files'],
      ['tables', 'list', 'from_the_cli', 'bronze'],
      ['tables', 'list-summaries', catalog],
      ['tables', 'exists', 'from_the_cli.bronze.none'],
      ['schemas', 'delete', 'from_the_cli.bronze'],
      ['catalogs', 'delete', 'from_the_cli', '--force'],
      ['external-locations', 'list'],
      ['storage-credentials', 'list'],
      ['storage-credentials', 'validate', '--json', check],
      ['grants', 'get', 'catalog', catalog],
      ['grants', 'get-effective', 'catalog', catalog],
      ['workspace-bindings', 'get-bindings', 'catalog', catalog],
      ['warehouses', 'list'],
      ['warehouses', 'get', warehouse],
      ['warehouses', 'stop', warehouse],
      ['warehouses', 'start', warehouse],
      ['data-sources', 'list'],
      ['users', 'list'],
      ['groups', 'list'],
      ['service-principals', 'list'],
      ['workspace', 'mkdirs', '/Shared/from-the-cli'],
      [
        'workspace',
        'import',
        '/Shared/from-the-cli/one',
        '--file',
        'notebook.sql',
        '--language',
        'SQL',
        '--format',
        'SOURCE',
      ],
      ['workspace', 'export', '/Shared/from-the-cli/one'],
      ['workspace', 'delete', '/Shared/from-the-cli', '--recursive'],
      ['api', 'post', '/api/2.0/sql/statements', '--json', statement],
    ],
  };
}
