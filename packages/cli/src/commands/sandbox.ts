import { join } from 'node:path';
import type { SandboxDescription } from '@tableflow-workshop/sandbox';
import type { Command } from 'commander';
import { cancelOnSignal } from '../cancel-on-signal.ts';
import { ownCommand } from '../own-command.ts';
import { explainStart } from '../sandbox/explain-start.ts';
import { usualDataFolder } from '../sandbox/join-sandbox.ts';

interface SandboxCommandOptions {
  readonly dataFolder: string;
  readonly timeFactor: string;
  readonly walLevel: string;
  readonly port?: string;
  readonly anyDatabase?: boolean;
  readonly json?: boolean;
}

export function addSandboxCommand(program: Command): void {
  program
    .command('sandbox')
    .description(
      'both clouds on ports of this machine, with a real PostgreSQL and real Delta files; runs until stopped',
    )
    .option('--data-folder <folder>', 'where everything is kept; a restart on the same folder goes on', '.lab3/sandbox')
    .option('--port <number>', 'the port of Confluent Cloud; without it the one of the last start, or a free one')
    .option('--time-factor <number>', 'how much faster than the clouds it is', '60')
    .option('--wal-level <level>', 'wal_level of PostgreSQL: logical, or replica to see what goes wrong', 'logical')
    .option('--any-database', "let connectors read databases other than the sandbox's own")
    .option('--json', 'print one line of JSON when it is ready: addresses, credentials, ids')
    .action(runSandbox);
}

async function runSandbox(options: SandboxCommandOptions): Promise<void> {
  const { dataFolder } = options;
  const { startSandbox } = await import('@tableflow-workshop/sandbox');
  const { removeAbandonedSandboxes } = await import('../sandbox/own-sandbox.ts');
  const cancel = cancelOnSignal();
  await removeAbandonedSandboxes();
  const { timeFactor, walLevel, port, anyDatabase = false } = options;
  const sandbox = await startSandbox({
    dataFolder,
    timeFactor: Number(timeFactor),
    walLevel,
    port: port === undefined ? undefined : Number(port),
    allowOtherDatabases: anyDatabase,
    onNotice: (text) => console.error(`note: ${text}`),
    signal: cancel.signal,
  }).catch((error: unknown) => {
    throw explainStart(error, dataFolder);
  });
  console.log(options.json ? JSON.stringify(sandbox.description) : renderDescription(sandbox.description, dataFolder));
  await new Promise<void>((resolve) => {
    if (cancel.signal.aborted) resolve();
    cancel.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await sandbox.stop();
}

/** For a person: where things are, and how to go on. Credentials are invented, but printed only on request. */
function renderDescription(description: SandboxDescription, dataFolder: string): string {
  const { confluent, databricks, postgres, storageFolder } = description;
  const command = ownCommand();
  // The one of this folder is found without being named.
  const which = join(dataFolder) === usualDataFolder ? '' : ` ${description.dataFolder}`;
  return `The sandbox is ready.

  Confluent Cloud   ${confluent.baseUrl}
  Databricks        ${databricks.workspaceUrl}
  PostgreSQL        ${postgres.host}:${postgres.port}, database ${postgres.database}
  Delta files       ${storageFolder}

  In another terminal:  ${command} up --sandbox${which}
  Credentials and ids:  ${command} sandbox --json (one line of JSON at the start), or ${confluent.baseUrl}/sandbox with the token in ${join(description.dataFolder, 'sandbox.json')}

Ctrl-C stops it.`;
}
