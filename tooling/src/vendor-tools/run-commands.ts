import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endOf, type Outcome } from './outcome.ts';
import { runProgram } from './run-program.ts';

/** Commands of a program, in order: later ones use what earlier ones made. */
export interface CommandList {
  readonly program: 'confluent' | 'databricks';
  readonly env: Readonly<Record<string, string>>;
  /** Files of the home, which is also where they run, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly (readonly string[])[];
}

/** Runs them in a home of their own, so that what a person has configured is neither used nor changed. */
export async function runCommands(
  path: string,
  { program, env, files, commands }: CommandList,
  note: (outcome: Outcome) => void,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'vendor-tools-home-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), text);
    }
    for (const args of commands) {
      const { code, output, errors } = await runProgram(path, args, { cwd: home, env: { HOME: home, ...env } });
      const step = args.join(' ');
      if (code === 0) note({ tool: program, step, state: 'passed' });
      else note({ tool: program, step, state: 'failed', detail: endOf(`${output}\n${errors}`) });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
