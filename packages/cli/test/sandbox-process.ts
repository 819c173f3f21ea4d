import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { SandboxDescription } from '@tableflow-workshop/sandbox';

export interface SandboxProcess {
  readonly description: SandboxDescription;
  /** Ends the process with this signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const command = join(import.meta.dirname, '../dist/lab3.js');

/** Starts `lab3 sandbox --json` as a process of its own and waits for its line. */
export function startSandboxProcess(args: readonly string[], cwd: string): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [command, 'sandbox', '--json', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not `close`: a PostgreSQL that outlives a killed sandbox may hold its pipes.
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stdout = '';
  let stderr = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (!stdout.includes('\n')) return;
      resolve({
        description: JSON.parse(stdout) as SandboxDescription,
        async end(signal) {
          child.kill(signal);
          await gone;
        },
      });
    });
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code} before it was ready: ${stderr}`)));
  });
}

export interface RunningLab3 extends Pick<SandboxProcess, 'end'> {
  /** Waits for its own end; returns everything that it printed on both streams. */
  finish(): Promise<string>;
  /** What it has printed so far. */
  printed(): string;
}

/** Starts the command as a process of its own and waits until it has printed this text. */
export function startLab3(
  args: readonly string[],
  { cwd, env, until }: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly until: string },
): Promise<RunningLab3> {
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  return new Promise((resolve, reject) => {
    const onText = (chunk: Buffer): void => {
      printed += chunk;
      if (!printed.includes(until)) return;
      resolve({
        printed: () => printed,
        async finish() {
          await gone;
          return printed;
        },
        async end(signal) {
          child.kill(signal);
          await gone;
        },
      });
    };
    child.stdout.on('data', onText);
    child.stderr.on('data', onText);
    child.once('exit', (code) => reject(new Error(`lab3 ended with ${code} before it printed "${until}": ${printed}`)));
  });
}
