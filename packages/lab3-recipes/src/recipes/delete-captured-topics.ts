import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../lab/context.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { allOf } from '../mechanics/steps-error.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { type CapturedInput, capturedSchema, isCapturedTopic } from '../resources/connector/captured-names.ts';
import { listTopicNames } from '../resources/topic/list-topic-names.ts';

/** What `deleteCapturedTopics` did. */
export interface DeleteCapturedTopicsResult {
  readonly outcome: UndoOutcome;
  readonly topics: readonly string[];
}

/**
 * Deletes the Kafka topics that a CDC connector made, with their records: those of its tables and the one of its
 * heartbeats. Waits until they are gone. Other topics with the same prefix are kept.
 *
 * Run it last: Tableflow must be disabled on the topics, and a connector that still runs would create them again.
 *
 * Undo: none: the records are gone.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, ApiError, WaitError when they are not gone in time
 * @example await deleteCapturedTopics(lab, { topicPrefix: 'riverhotel', tableIncludeList: ['public.hotel'] });
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Topic-(v3)
 */
export async function deleteCapturedTopics(
  lab: LabContext,
  input: CapturedInput,
  options: WaitOptions = {},
): Promise<DeleteCapturedTopicsResult> {
  const captured = parseInput(capturedSchema, input, 'delete the topics of the connector');
  const { kafkaClusterId } = lab.config;
  const find = async (signal: AbortSignal | undefined): Promise<readonly string[]> =>
    (await listTopicNames(lab, signal)).filter((topic) => isCapturedTopic(captured, topic));
  const topics = await find(options.signal);
  if (topics.length === 0) return { outcome: 'unchanged', topics };
  const deletions = Object.fromEntries(
    topics.map((topic) => {
      const call = lab.confluent.kafka.DELETE('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
        params: { path: { cluster_id: kafkaClusterId, topic_name: topic } },
        signal: options.signal,
      });
      return [topic, unlessGone(unwrapConfluent(call, `delete topic "${topic}"`))];
    }),
  );
  await allOf('delete the topics of the connector', deletions);
  await waitUntil({
    ...options,
    waitingFor: `${topics.length} topics to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: find,
    judge: (left) =>
      left.length === 0 ? { state: 'ready' } : { state: 'pending', phase: 'DELETING', why: left.join(', ') },
  });
  return { outcome: 'deleted', topics };
}
