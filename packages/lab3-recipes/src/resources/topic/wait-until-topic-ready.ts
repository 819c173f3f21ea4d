import { isNotFound, type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';
import type { RecipeOptions } from '../../mechanics/recipe-options.ts';

/**
 * Waits until a topic exists and has a value schema: what Tableflow asks for. A connector makes both a moment after it
 * runs, and enabling too early would be refused.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws WaitError that says which of the two is missing
 */
export async function waitUntilTopicReady(
  lab: LabContext,
  input: { readonly topic: string },
  options: RecipeOptions = {},
): Promise<void> {
  const { topic } = input;
  let isTopicThere = false;
  await waitUntil<Verdict>({
    ...options,
    waitingFor: `topic "${topic}" and its schema`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => {
      isTopicThere ||= await topicExists(lab, topic, signal);
      if (!isTopicThere)
        return { state: 'pending', phase: 'no topic', why: `cluster ${lab.config.kafkaClusterId} has no such topic` };
      if (!(await schemaExists(lab, topic, signal)))
        return { state: 'pending', phase: 'no schema', why: `subject "${valueSubjectOf(topic)}" is not registered` };
      return { state: 'ready' };
    },
    judge: (verdict) => verdict,
    timeoutHint: () =>
      'A captured table makes its topic at the first row: check that the table exists, has rows and is in table.include.list, and that the topic prefix is right.',
  });
}

/** Whether the cluster has a topic of that name. */
export function topicExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal,
  });
  return exists(unwrapConfluent(call, `read topic "${topic}"`));
}

function schemaExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const subject = valueSubjectOf(topic);
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  return exists(unwrapConfluent(call, `read subject "${subject}"`));
}

async function exists(read: Promise<unknown>): Promise<boolean> {
  try {
    await read;
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
