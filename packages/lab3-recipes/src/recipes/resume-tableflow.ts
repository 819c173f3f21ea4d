import { waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import { judgeAfterChange } from '../mechanics/judge-after-change.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { getTableflowTopic } from '../resources/tableflow/get-tableflow-topic.ts';
import { patchTableflowTopic } from '../resources/tableflow/patch-tableflow-topic.ts';
import { findTableflowTopic, type TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { waitUntilTableflowRunning } from '../resources/tableflow/wait-until-tableflow-running.ts';

const inputSchema = z.strictObject({
  /** Topic on which the service suspended Tableflow. */
  topic: topicName,
});

/** Which topic to resume. */
export type ResumeTableflowInput = z.input<typeof inputSchema>;

/** The topic after it was resumed. */
export interface ResumeTableflowResult {
  readonly outcome: Extract<Outcome, 'updated' | 'unchanged'>;
  readonly topic: string;
  readonly phase: string;
}

/**
 * Resumes Tableflow on a topic that the service suspended, and waits until it runs. Fix the cause first: what stopped it
 * stops it again, and the wait ends with that cause. A topic that is not suspended is left alone.
 *
 * Undo: none: only the service suspends.
 *
 * @param options `timeoutMs` defaults to 15 minutes
 * @throws InputError where Tableflow is not enabled, WaitError when it does not run again
 * @example await resumeTableflow(lab, { topic: 'clickstream' });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/operate/monitor-tableflow.html
 */
export async function resumeTableflow(
  lab: LabContext,
  input: ResumeTableflowInput,
  options: RecipeOptions = {},
): Promise<ResumeTableflowResult> {
  const { topic } = parseInput(inputSchema, input, 'resume Tableflow');
  const tried = `resume Tableflow on topic "${topic}"`;
  const live = await getTableflowTopic(lab, topic, tried, options.signal);
  const isSuspended = live.spec.suspended === true;
  if (isSuspended) {
    await patchTableflowTopic(lab, { topic, change: { suspended: false }, tried }, options.signal);
    if (options.wait !== false) await waitUntilResumeShows(lab, live, options);
  }
  const now = options.wait === false ? undefined : await waitUntilTableflowRunning(lab, { topic }, options);
  return {
    outcome: isSuspended ? 'updated' : 'unchanged',
    topic,
    phase: now?.status.phase ?? (isSuspended ? 'PENDING' : (live.status.phase ?? 'PENDING')),
  };
}

/** An observation from before the change would be mistaken for a new failure. */
async function waitUntilResumeShows(lab: LabContext, live: TableflowTopic, options: RecipeOptions): Promise<void> {
  const topic = live.spec.display_name;
  const describe = (one: TableflowTopic | undefined): string =>
    JSON.stringify([one?.spec.suspended, one?.status.phase, one?.status.error_message]);
  await waitUntil({
    ...options,
    waitingFor: `the resume of Tableflow on topic "${topic}" to show`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 15 * 60_000,
    observe: (signal) => findTableflowTopic(lab, topic, signal),
    judge: judgeAfterChange({ clock: lab.clock, before: describe(live), describe, judge: () => ({ state: 'ready' }) }),
  });
}
