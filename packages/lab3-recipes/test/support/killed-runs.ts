import { sleep, type VirtualClock } from '@tableflow-workshop/client-core';
import type { Simulator } from '@tableflow-workshop/simulator';

/** What a run works through. Everything that leaves the process is a call, and may be its last. */
export interface Process {
  /** @param line which call it is, e.g. `POST /tableflow/v1/tableflow-topics` */
  call<Answer>(line: string, work: () => Promise<Answer>): Promise<Answer>;
  /** The network to a simulator. */
  fetchOf(simulator: Simulator): Simulator['fetch'];
}

/** One run on clouds of its own, and what it leaves. */
export interface Course {
  readonly clock: VirtualClock;
  run(process: Process): Promise<unknown>;
  /** What came and went since the run began. */
  changes(): readonly string[];
}

/** One run that was killed, and what the next one made of it. */
export interface KilledRun {
  /** The call at which it was killed. */
  readonly call: string;
  /** Whether the call had not been sent, or had taken effect and the answer was lost. */
  readonly moment: 'before' | 'after';
  readonly changes: readonly string[];
}

/** A run at every call of which another one was killed. */
export interface KilledRuns {
  /** What a run that nothing disturbs changes. */
  readonly undisturbed: readonly string[];
  readonly killed: readonly KilledRun[];
}

/** By then the clouds have done all that they were asked for, and what was left running shows. */
const restMs = 15 * 60_000;

/**
 * Kills a run at its first call, another at its second, and so on to the last: once before the call was sent, once after
 * it took effect. Each is followed by a second run. What exists before a call exists after the call before it, so the
 * one is followed at once, while the clouds still work on what they were asked for, and the other once they rest.
 *
 * @param begin the clouds as the run finds them, fresh ones each time
 * @throws when a run fails that nobody killed
 */
export async function killEverywhere(begin: () => Promise<Course>): Promise<KilledRuns> {
  const killed: KilledRun[] = [];
  let undisturbed: readonly string[] = [];
  for (const moment of ['before', 'after'] as const) {
    for (let callNumber = 1; ; callNumber += 1) {
      const course = await begin();
      const { process, death, killedAt } = mortalProcess(callNumber, moment);
      const run = course.run(process).catch((error: unknown) => {
        // What a dying process says does not count.
        if (killedAt() === undefined) throw error;
      });
      await Promise.race([run, death]);
      const call = killedAt();
      if (call === undefined) {
        await sleep(course.clock, restMs);
        undisturbed = course.changes();
        break;
      }
      if (moment === 'after') await sleep(course.clock, restMs);
      killed.push({ call, moment, changes: await nextRun(course) });
    }
  }
  return { undisturbed, killed };
}

async function nextRun(course: Course): Promise<readonly string[]> {
  try {
    await course.run(immortalProcess);
  } catch (error) {
    return [`the next run fails: ${error}`];
  }
  await sleep(course.clock, restMs);
  return course.changes();
}

export const immortalProcess: Process = {
  call: (_line, work) => work(),
  fetchOf: ({ fetch }) => fetch,
};

/** A process that ends at the call of that number: nothing gets out any more, and no answer comes in. */
export function mortalProcess(
  callNumber: number,
  moment: KilledRun['moment'],
): {
  readonly process: Process;
  readonly death: Promise<void>;
  readonly killedAt: () => string | undefined;
} {
  let callCount = 0;
  let last: string | undefined;
  let die: (line: string) => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = (line) => {
      last = line;
      resolve();
    };
  });
  const refuseTheDead = (): void => {
    if (last !== undefined) throw new Error('killed');
  };
  const process: Process = {
    async call(line, work) {
      refuseTheDead();
      callCount += 1;
      const isLast = callCount === callNumber;
      if (isLast && moment === 'before') die(line);
      refuseTheDead();
      // A failed call is an answer, too.
      const answer = await work().finally(() => {
        if (isLast) die(line);
      });
      // What was on its way when the process ended arrives nowhere.
      refuseTheDead();
      return answer;
    },
    fetchOf: (simulator) => (request) =>
      process.call(`${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`, () =>
        simulator.fetch(request),
      ),
  };
  return { process, death, killedAt: () => last };
}
