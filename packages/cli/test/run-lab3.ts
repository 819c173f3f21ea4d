import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkJson } from './check-json.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const command = join(import.meta.dirname, '../dist/lab3.js');

/** Runs the built command as a process of its own, the way a person does, and waits for its end. */
export function runLab3(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly input?: string;
    /** Its streams are a terminal of so many columns. */
    readonly columns?: number | undefined;
    /** Stops it as soon as it has printed this text. */
    readonly stop?: { readonly at: string; readonly by: NodeJS.Signals };
  },
): Promise<Finished> {
  const { columns } = options;
  const terminal = columns === undefined ? [] : ['--import', join(import.meta.dirname, 'fake-terminal.mjs')];
  const child = spawn(process.execPath, [...terminal, command, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, ...(columns && { LAB3_TEST_COLUMNS: String(columns) }), ...options.env },
  });
  let { stop } = options;
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    if (stop && stdout.includes(stop.at)) {
      child.kill(stop.by);
      stop = undefined;
    }
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(options.input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        checkJson(args, stdout);
        resolve({ code, stdout, stderr });
      } catch (error) {
        reject(error);
      }
    });
  });
}
