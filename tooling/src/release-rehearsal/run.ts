import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { openSync } from 'node:fs';

/** Where something runs, and with what besides the environment. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and gives what it printed. What it complains of is shown. */
export function run(command: string, args: readonly string[], { cwd, env }: RunOptions): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A program that runs beside this one. */
export interface Background {
  /** Resolves with all that was printed so far as soon as it matches. */
  printed(pattern: RegExp): Promise<string>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program; what it complains of goes to a file. */
export function startBackground(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
  logFile: string,
): Background {
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', openSync(logFile, 'a')],
  });
  // A rehearsal that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGTERM'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  return {
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(text)) resolve(text);
        };
        child.stdout?.on('data', look);
        child.once('exit', (code) => reject(new Error(`${command} ended with ${code}; see ${logFile}:\n${text}`)));
        look();
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
