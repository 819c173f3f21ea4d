import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { alsoTaken, topicName } from '../mechanics/input-schemas.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { refuseWhileTable } from '../resources/tableflow/refuse-while-table.ts';
import type { TopicByName } from '../resources/topic/topic-by-name.ts';
import { topicExists } from '../resources/topic/topic-exists.ts';

const inputSchema = z.strictObject({ ...alsoTaken('outcome', 'partitions', 'configs'), topic: topicName });

/**
 * Deletes a Kafka topic with its records, and waits until it is gone. Its schemas stay: `deleteSubject` deletes those.
 *
 * Undo: none: the records are gone.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, and while Tableflow is enabled on the topic; ApiError, WaitError when it is not gone in
 *   time
 * @example await deleteTopic(lab, { topic: 'clickstream' });
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Topic-(v3)/operation/deleteKafkaTopic
 */
export async function deleteTopic(
  lab: LabContext,
  input: TopicByName,
  options: WaitOptions = {},
): Promise<{ readonly outcome: UndoOutcome; readonly topic: string }> {
  const { topic } = parseInput(inputSchema, input, 'delete a topic');
  if (!(await topicExists(lab, topic, options.signal))) return { outcome: 'unchanged', topic };
  await refuseWhileTable(lab, topic, `delete topic "${topic}"`, options.signal);
  const call = lab.confluent.kafka.DELETE('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal: options.signal,
  });
  await unlessGone(unwrapConfluent(call, `delete topic "${topic}"`));
  await waitUntil({
    ...options,
    waitingFor: `topic "${topic}" to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: (signal) => topicExists(lab, topic, signal),
    judge: (isThere) => (isThere ? { state: 'pending', phase: 'DELETING' } : { state: 'ready' }),
  });
  return { outcome: 'deleted', topic };
}
