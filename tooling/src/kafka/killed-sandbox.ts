import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `lab3 sandbox --json` prints, as far as these programs need it. */
export interface SandboxValues {
  readonly confluent: { readonly kafkaRestUrl: string; readonly schemaRegistryUrl: string };
  readonly databricks: { readonly workspaceUrl: string };
  readonly credentials: {
    readonly kafka: { readonly id: string; readonly secret: string };
    readonly schemaRegistry: { readonly id: string; readonly secret: string };
    readonly databricksAdmin: { readonly token: string };
  };
  readonly ids: { readonly kafkaClusterId: string; readonly warehouseId: string; readonly catalogName: string };
  readonly postgres: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
  };
}

/** A sandbox in a process of its own, that is killed and started again on the same folder. */
export interface KilledSandbox {
  start(): Promise<SandboxValues>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Waits until it has ended by itself; gives its exit code, and what it has said to people since its start. */
  ended(): Promise<{ readonly code: number | null; readonly said: string }>;
  readonly folder: string;
}

const command = join(import.meta.dirname, '../../../packages/cli/dist/lab3.js');

/** Prepares a sandbox whose topics are in Kafka. The command has to be built. */
export function createKilledSandbox(folder: string, bootstrapServers: string): KilledSandbox {
  let child: ChildProcess | undefined;
  let said = '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  return {
    folder,
    async start() {
      const args = ['sandbox', '--json', '--data-folder', folder, '--kafka', bootstrapServers];
      const started = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        process.stderr.write(chunk);
      });
      for await (const line of createInterface({ input: started.stdout })) {
        // With --json, its last words are there as well.
        started.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
        return JSON.parse(line) as SandboxValues;
      }
      throw new Error('The sandbox ended before it was ready.');
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async ended() {
      const ending = child;
      child = undefined;
      if (ending && ending.exitCode === null && ending.signalCode === null) await once(ending, 'close');
      return { code: ending?.exitCode ?? null, said };
    },
  };
}

/** Runs `lab3` against the sandbox of a folder; gives its exit code and its output. */
export async function runLab3(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  const example = join(import.meta.dirname, '../../../examples/river-hotels');
  const given = [
    '--terraform-output',
    join(example, 'terraform-output.json'),
    '--tfvars',
    join(example, 'terraform.tfvars'),
  ];
  const child = spawn(process.execPath, [command, ...args, '--sandbox', folder, ...given], {
    // It writes its receipt where it is.
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const [code] = await once(child, 'exit');
  return { code: code ?? 1, output };
}

/** Asks the sandbox's warehouse. */
export async function query(values: SandboxValues, statement: string): Promise<readonly (readonly string[])[]> {
  const response = await fetch(`${values.databricks.workspaceUrl}/api/2.0/sql/statements`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${values.credentials.databricksAdmin.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ warehouse_id: values.ids.warehouseId, statement, wait_timeout: '50s' }),
  });
  const answer = (await response.json()) as {
    status?: { state: string; error?: { message: string } };
    result?: { data_array?: string[][] };
  };
  if (answer.status?.state !== 'SUCCEEDED') throw new Error(`${statement}: ${JSON.stringify(answer)}`);
  return answer.result?.data_array ?? [];
}
