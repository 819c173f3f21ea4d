import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { orAborted } from '../or-aborted.ts';
import { within } from '../within.ts';
import { endWithProcess } from './end-with-process.ts';
import { programEnvironment } from './initialise-cluster.ts';
import { killGroup } from './kill-group.ts';
import { postgresUser } from './system-user.ts';

/** How much of the server's own words an error may carry. */
const keptLogLength = 4_000;
/** A fast shutdown ends sessions and writes everything to its place; an immediate one leaves that to the next start. */
const fastShutdownMs = 3_000;
const immediateShutdownMs = 1_000;
/** Recovery after a crash comes before the first connection. */
const startDeadlineMs = 120_000;

/** A server process that accepts connections. */
export interface ServerProcess {
  stop(): Promise<void>;
}

/**
 * Starts the server program and resolves when it accepts connections.
 *
 * @throws with the server's own words when it ends instead, or does not accept any within two minutes; the signal's
 * reason when that aborts: in each case the server has ended
 */
export async function runServer(
  program: string,
  cluster: string,
  settings: Readonly<Record<string, string>>,
  clock: Clock,
  signal?: AbortSignal,
): Promise<ServerProcess> {
  signal?.throwIfAborted();
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(program, ['-D', cluster, ...flags], {
    ...postgresUser(),
    ...programEnvironment,
    cwd: cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C in a terminal is for us, and we stop the server last.
    detached: true,
  });
  const release = endWithProcess(child);
  const ended = once(child, 'close').finally(release);
  ended.catch(() => undefined);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    child.kill('SIGINT');
    await within(clock, fastShutdownMs, ended);
    child.kill('SIGQUIT');
    await within(clock, immediateShutdownMs, ended);
    killGroup(child);
    await ended;
  };
  try {
    await orAborted(untilReady(child, ended, clock), signal);
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  // A caller who forgets to stop it must still be able to end.
  child.unref();
  return { stop };
}

async function untilReady(child: ChildProcess, ended: Promise<unknown>, clock: Clock): Promise<void> {
  let log = '';
  const ready = new Promise<void>((resolve) => {
    // Read to the end of its life: a full pipe would stop the server.
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString('utf8')).slice(-keptLogLength);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
  });
  const failed = ended.then(() => {
    throw new Error(`PostgreSQL did not start:\n${log.trim()}`);
  });
  failed.catch(() => undefined);
  const settled = new AbortController();
  const tooLate = sleep(clock, startDeadlineMs, settled.signal).then(() => {
    throw new Error(`PostgreSQL did not start within ${startDeadlineMs / 1000} s:\n${log.trim()}`);
  });
  tooLate.catch(() => undefined);
  await Promise.race([ready, failed, tooLate]).finally(() => settled.abort());
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
}
