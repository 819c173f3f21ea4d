import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Whether a process of this number runs. Another user's counts. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 is never sent: the call only says whether it could be.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** When a process started, as the system words it: with its number, this distinguishes it from every other. `undefined`: it does not run. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces. What has ended and was not collected yet (Z) does not run any more.
    const [state, ...after] = fields.slice(fields.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : after[18];
  } catch {
    return undefined;
  }
}

/** Where process ids mean the same as here: this machine, and this container on it. */
export function processSpace(): string {
  let container = '';
  try {
    container = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has it.
  }
  return `${hostname()} ${container}`;
}

/** A short name for a text that may hold anything. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
