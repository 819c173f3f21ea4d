import { waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { alsoTaken, topicName } from '../mechanics/input-schemas.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { refuseWhileTable } from '../resources/tableflow/refuse-while-table.ts';
import { deleteSubjectForGood } from '../resources/topic/delete-subject-for-good.ts';
import { listSubjects } from '../resources/topic/list-subjects.ts';
import { recordPart, subjectOf } from '../resources/topic/record-part.ts';

const inputSchema = z.strictObject({
  ...alsoTaken('outcome', 'schema', 'schemaType', 'subject', 'schemaId', 'version'),
  /** Topic whose subject it is. */
  topic: topicName,
  /** `value`, or `key`. Default `value`. */
  part: z.optional(recordPart),
});

/** A subject, by its topic. */
export type DeleteSubjectInput = z.input<typeof inputSchema>;

/**
 * Deletes the schemas of a topic's values or keys permanently, with all versions, and waits until they are gone. Records that are
 * still in the topic cannot be read afterwards.
 *
 * Undo: `registerSchema`, which gives the schema another id.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, and while Tableflow is enabled on the topic; ApiError, WaitError when they are not gone in
 *   time
 * @example await deleteSubject(lab, { topic: 'clickstream' });
 * @see https://docs.confluent.io/cloud/current/sr/schema-deletion-guidelines.html
 */
export async function deleteSubject(
  lab: LabContext,
  input: DeleteSubjectInput,
  options: WaitOptions = {},
): Promise<{ readonly outcome: UndoOutcome; readonly subject: string }> {
  const { topic, part = 'value' } = parseInput(inputSchema, input, 'delete a subject');
  const subject = subjectOf(topic, part);
  const find = async (signal: AbortSignal | undefined): Promise<'live' | 'soft-deleted' | 'gone'> => {
    const { live, softDeleted } = await listSubjects(lab, signal);
    return live.includes(subject) ? 'live' : softDeleted.includes(subject) ? 'soft-deleted' : 'gone';
  };
  const found = await find(options.signal);
  if (found === 'gone') return { outcome: 'unchanged', subject };
  await refuseWhileTable(lab, topic, `delete subject "${subject}"`, options.signal);
  await deleteSubjectForGood(lab, subject, found === 'live', options.signal);
  await waitUntil({
    ...options,
    waitingFor: `subject "${subject}" to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: find,
    judge: (left) => (left === 'gone' ? { state: 'ready' } : { state: 'pending', phase: left }),
  });
  return { outcome: 'deleted', subject };
}
