import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { homedir, hostname, networkInterfaces } from 'node:os';

/** Who made something for the time of one run: enough to know later whether that run is over. */
export interface Run {
  readonly id: string;
  /** Process id and machine, e.g. `4711@9f3c2b1a04de`. A machine is identified by a hash, so that its name stays private. */
  readonly processOn: string;
}

/** A new run of this process. */
export function currentRun(): Run {
  return { id: randomUUID().slice(0, 8), processOn: `${process.pid}@${thisMachine()}` };
}

/**
 * Whether the process of a run has ended. `undefined` where that cannot be seen from here: it ran on another machine, or in
 * another container. A process id that was given to another process since reads as alive.
 */
export function hasEnded(processOn: string): boolean | undefined {
  const [processId, machine] = processOn.split('@');
  if (machine !== thisMachine() || !/^[1-9]\d{0,9}$/.test(processId ?? '')) return undefined;
  try {
    // Signal 0 is never sent: the call only says whether it could be.
    process.kill(Number(processId), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? true : undefined;
  }
}

/** What two machines, two containers on one, and two people on one do not have in common, and a restart does not change. */
function thisMachine(): string {
  const facts = [
    hostname(),
    homedir(),
    networkInterfaces().en0?.[0]?.mac,
    orNothing(() => readFileSync('/etc/machine-id', 'utf8').trim()),
    orNothing(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 12);
}

function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
