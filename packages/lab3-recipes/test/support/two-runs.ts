import { sleep } from '@tableflow-workshop/client-core';
import type { Course, Process } from './killed-runs.ts';

/** One run, and how it ended. */
export interface Ended {
  readonly value?: unknown;
  readonly error?: Error;
}

/** Two people's runs on the same clouds. */
export interface SharedCourse extends Pick<Course, 'clock' | 'changes'> {
  readonly shorter: (process: Process) => Promise<unknown>;
  readonly longer: (process: Process) => Promise<unknown>;
  /** What is wrong with what exists, whatever that is: a thing made twice, or one in use that was removed. */
  readonly faults: () => readonly string[];
  /** A later run, by somebody who is alone. */
  readonly afterwards: () => Promise<unknown>;
}

/** Both runs, interleaved at one call of the shorter one. */
export interface Interleaving {
  /** The call, e.g. `POST /tableflow/v1/tableflow-topics`. */
  readonly at: string;
  /** Whether the other run came whole before that call, whole between it and its answer, or began there and went on beside it. */
  readonly how: (typeof ways)[number];
  readonly shorter: Ended;
  readonly longer: Ended;
  readonly changes: readonly string[];
  readonly faults: readonly string[];
  readonly afterwards: Ended;
}

export const ways = ['whole before it', 'whole after it', 'beside it'] as const;

/** By then the clouds have done all that they were asked for. */
const restMs = 15 * 60_000;

/**
 * Runs two runs against each other as often as the shorter one makes calls, three times each: at that call the other one
 * is run whole, or begun.
 *
 * @param begin clouds of their own for each
 */
export async function interleaveEverywhere(begin: () => Promise<SharedCourse>): Promise<readonly Interleaving[]> {
  const found: Interleaving[] = [];
  for (const how of ways) {
    for (let callNumber = 1; ; callNumber += 1) {
      const course = await begin();
      let other: Promise<Ended> | undefined;
      const startOther = (): Promise<Ended> => {
        other ??= ended(course.longer(undisturbed));
        return other;
      };
      const { process, reached } = interrupted(callNumber, how, startOther);
      const shorter = await ended(course.shorter(process));
      const at = reached();
      if (at === undefined) break;
      const longer = await startOther();
      await sleep(course.clock, restMs);
      const interleaving = { at, how, shorter, longer, changes: course.changes(), faults: course.faults() };
      found.push({ ...interleaving, afterwards: await ended(course.afterwards()) });
    }
  }
  return found;
}

const undisturbed: Process = {
  call: (_line, work) => work(),
  fetchOf: ({ fetch }) => fetch,
};

/** A process in which something happens at the call of that number. */
function interrupted(
  callNumber: number,
  how: Interleaving['how'],
  happen: () => Promise<unknown>,
): { readonly process: Process; readonly reached: () => string | undefined } {
  let callCount = 0;
  let at: string | undefined;
  const process: Process = {
    async call(line, work) {
      callCount += 1;
      if (callCount !== callNumber) return work();
      at = line;
      if (how === 'whole before it') await happen();
      else if (how === 'beside it') void happen();
      const answer = await work();
      if (how === 'whole after it') await happen();
      return answer;
    },
    fetchOf: (simulator) => (request) =>
      process.call(`${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`, () =>
        simulator.fetch(request),
      ),
  };
  return { process, reached: () => at };
}

async function ended(run: Promise<unknown>): Promise<Ended> {
  try {
    return { value: await run };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
