import { waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../lab/context.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { allOf } from '../mechanics/steps-error.ts';
import {
  type CapturedInput,
  capturedSchema,
  isCapturedTopic,
  topicOfSubject,
} from '../resources/connector/captured-names.ts';
import { deleteSubjectForGood } from '../resources/topic/delete-subject-for-good.ts';
import { listSubjects } from '../resources/topic/list-subjects.ts';

/** What `deleteCapturedSubjects` did. */
export interface DeleteCapturedSubjectsResult {
  readonly outcome: UndoOutcome;
  readonly subjects: readonly string[];
}

/**
 * Deletes the subjects of the topics that a CDC connector made, permanently: a schema that was only soft-deleted would
 * still be in the way of another one. Waits until they are gone.
 *
 * Records that are still in the topics cannot be read afterwards, so delete the topics too.
 *
 * Undo: none: a deleted schema is registered again by whoever writes.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, ApiError, WaitError when they are not gone in time
 * @example await deleteCapturedSubjects(lab, { topicPrefix: 'riverhotel', tableIncludeList: ['public.hotel'] });
 * @see https://docs.confluent.io/cloud/current/sr/schema-deletion-guidelines.html
 */
export async function deleteCapturedSubjects(
  lab: LabContext,
  input: CapturedInput,
  options: WaitOptions = {},
): Promise<DeleteCapturedSubjectsResult> {
  const captured = parseInput(capturedSchema, input, 'delete the subjects of the connector');
  const { signal } = options;
  const isOurs = (subject: string): boolean => isCapturedTopic(captured, topicOfSubject(subject));
  const { live, softDeleted } = await listSubjects(lab, signal);
  const subjects = [...new Set([...live, ...softDeleted])].filter(isOurs).sort();
  if (subjects.length === 0) return { outcome: 'unchanged', subjects };
  const deletions = Object.fromEntries(
    subjects.map((subject) => [subject, deleteSubjectForGood(lab, subject, live.includes(subject), signal)]),
  );
  await allOf('delete the subjects of the connector', deletions);
  await waitUntil({
    ...options,
    waitingFor: `${subjects.length} subjects to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: (waitSignal) => listSubjects(lab, waitSignal),
    judge: (names) => {
      const left = [...names.live, ...names.softDeleted].filter(isOurs);
      return left.length === 0 ? { state: 'ready' } : { state: 'pending', phase: 'DELETING', why: left.join(', ') };
    },
  });
  return { outcome: 'deleted', subjects };
}
