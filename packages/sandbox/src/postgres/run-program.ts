import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endWithProcess } from './end-with-process.ts';
import { killGroup } from './kill-group.ts';

/** How much of a program's own words an error carries. */
const keptLength = 4_000;

/**
 * Runs a program to its end.
 *
 * @param signal ends it together with the programs that it has started
 * @throws with the program's own words when it fails; the signal's reason, after its end, when that aborts
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env' | 'cwd'>,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const release = endWithProcess(child);
  let said = '';
  const listen = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-keptLength);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const abort = (): void => killGroup(child);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    // Its pipes close when those whom it has started have ended too.
    const [code] = (await once(child, 'close')) as [number | null];
    signal?.throwIfAborted();
    if (code !== 0) throw new Error(`${program} failed:\n${said.trim()}`);
  } finally {
    signal?.removeEventListener('abort', abort);
    release();
  }
}
