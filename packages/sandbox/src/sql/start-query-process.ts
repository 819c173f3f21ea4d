import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Starts the process that runs statements. It gets nothing of our environment, and does not keep us alive. */
export function startQueryProcess(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./query-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const child = fork(file, {
    env: {},
    // Sources are TypeScript, which Node 20 does not read by itself.
    execArgv: isSource
      ? ['--conditions=@tableflow-workshop/source', '--import', createRequire(import.meta.url).resolve('tsx')]
      : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}
