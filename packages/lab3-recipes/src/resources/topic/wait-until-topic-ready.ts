import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { type TopicByName, topicByName } from './topic-by-name.ts';
import { schemaExists, topicExists } from './topic-exists.ts';

/**
 * Waits until a topic exists and has a value schema, as Tableflow requires. A connector makes both a moment after it
 * runs, and enabling too early would be refused.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, WaitError that says which of the two is missing
 */
export async function waitUntilTopicReady(
  lab: LabContext,
  input: TopicByName,
  options: WaitOptions = {},
): Promise<void> {
  const { topic } = parseInput(topicByName, input, 'wait for the topic');
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
