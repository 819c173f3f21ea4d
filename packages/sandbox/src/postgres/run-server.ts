import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { endWithProcess } from './end-with-process.ts';
import { programEnvironment } from './initialise-cluster.ts';
import { postgresUser } from './system-user.ts';

/** How much of the server's own words an error may carry. */
const keptLogLength = 4_000;
const fastShutdownMs = 10_000;

/** A server process that accepts connections. */
export interface ServerProcess {
  stop(): Promise<void>;
}

/**
 * Starts the server program and resolves when it accepts connections.
 *
 * @throws with the server's own words when it ends instead
 */
export async function runServer(
  program: string,
  cluster: string,
  settings: Readonly<Record<string, string>>,
  clock: Clock,
): Promise<ServerProcess> {
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
  await untilReady(child, ended);
  // A caller who forgets to stop it must still be able to end.
  child.unref();
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.kill('SIGINT');
      const patience = new AbortController();
      const tooLate = sleep(clock, fastShutdownMs, patience.signal).then(
        () => child.kill('SIGQUIT'),
        () => undefined,
      );
      await ended;
      patience.abort();
      await tooLate;
    },
  };
}

async function untilReady(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
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
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
}
