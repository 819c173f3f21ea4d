import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Starts the program of `killed-program.ts`, which waits for its request. */
export async function startKilledProgram(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'killed-program.ts'), {
    execArgv: ['--conditions=@tableflow-workshop/source', '--import', createRequire(import.meta.url).resolve('tsx')],
  });
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}
