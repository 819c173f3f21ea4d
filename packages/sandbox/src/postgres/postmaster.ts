import { execFile } from 'node:child_process';
import { readFile, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Clock, sleep } from '@tableflow-workshop/client-core';

/** How long a fast shutdown may take before it becomes an immediate one. */
const fastShutdownMs = 15_000;
const pollIntervalMs = 25;

/**
 * Ends a PostgreSQL that a killed process of ours left behind on this cluster, and removes its stale lock file.
 *
 * @throws when the process that started it is still alive: two sandboxes cannot share a data folder
 */
export async function endOrphan(
  cluster: string,
  ownerPid: number | undefined,
  clock: Clock,
  abortSignal?: AbortSignal,
): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt((await readFile(lockFile, 'utf8').catch(() => '')).split('\n')[0] ?? '', 10);
  if (!Number.isInteger(pid)) return;
  const parentPid = await postmasterParent(pid, cluster);
  if (parentPid === undefined) {
    // Another program may have the number by now; PostgreSQL would take it for a running server and not start.
    await rm(lockFile, { force: true });
    return;
  }
  if (parentPid === ownerPid) {
    throw new Error(`The PostgreSQL in ${cluster} is in use: process ${ownerPid} runs it. Stop that one first.`);
  }
  signal(pid, 'SIGINT');
  if (await isGone(pid, cluster, clock, abortSignal)) return;
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, cluster, clock, abortSignal)) return;
  throw new Error(`The PostgreSQL in ${cluster}, process ${pid}, was left behind and does not stop. End it by hand.`);
}

/** The parent of a process, provided that the process is a PostgreSQL server of this cluster. */
async function postmasterParent(pid: number, cluster: string): Promise<number | undefined> {
  if (process.platform === 'linux') {
    try {
      // A server stays in its cluster's folder. Without the right to read that, it is not ours.
      if ((await readlink(`/proc/${pid}/cwd`)) !== cluster) return undefined;
      const fields = await readFile(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = fields.slice(fields.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? undefined : Number(parent);
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return undefined;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout) ?? [];
  const program = basename(command?.split(' -D ')[0] ?? '');
  return program === 'postgres' && command?.includes(` -D ${cluster}`) ? Number(parent) : undefined;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It may have ended in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Asks for the server, not for the number: where nobody collects ended processes, the number stays. */
async function isGone(pid: number, cluster: string, clock: Clock, abortSignal?: AbortSignal): Promise<boolean> {
  const deadlineMs = clock.now() + fastShutdownMs;
  while ((await postmasterParent(pid, cluster)) !== undefined) {
    if (clock.now() >= deadlineMs) return false;
    await sleep(clock, pollIntervalMs, abortSignal);
  }
  return true;
}
