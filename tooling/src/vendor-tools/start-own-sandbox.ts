import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `lab3 sandbox --json` prints, as far as the tools need it. */
export interface SandboxValues {
  readonly confluent: { readonly baseUrl: string };
  readonly databricks: { readonly workspaceUrl: string };
  readonly credentials: {
    readonly cloud: { readonly id: string; readonly secret: string };
    readonly databricks: { readonly clientId: string; readonly clientSecret: string };
    readonly databricksAdmin: { readonly token: string };
    readonly confluentUser: { readonly email: string; readonly password: string };
  };
  readonly ids: Readonly<
    Record<
      'environmentId' | 'kafkaClusterId' | 'serviceAccountId' | 'bucketName' | 'catalogName' | 'warehouseId',
      string
    >
  >;
  readonly postgres: Readonly<Record<'host' | 'database' | 'user' | 'password', string>> & { readonly port: number };
}

/** A sandbox that is there for the tools alone, and gone with its data at the end. */
export interface OwnSandbox {
  readonly values: SandboxValues;
  /** The built command that runs it. */
  readonly command: string;
  /** Where it keeps its data, by which `lab3 --sandbox` finds it. */
  readonly folder: string;
  readonly processId: number;
  stop(): Promise<void>;
}

const command = join(import.meta.dirname, '../../../packages/cli/dist/lab3.js');

/** Starts the built command in a folder of its own. */
export async function startOwnSandbox(options: readonly string[] = []): Promise<OwnSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'own-sandbox-'));
  const child = spawn(process.execPath, [command, 'sandbox', '--json', '--data-folder', folder, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const values = JSON.parse(await firstLine(child)) as SandboxValues;
    return { values, command, folder, processId: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it prints once it is ready. */
async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The sandbox has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The sandbox ended before it was ready.');
}
