import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { topicOf, valueSubjectOf } from '../../lab/names.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { readsChangesFor } from '../connector/reads-changes-for.ts';
import { addedLater } from './added-later.ts';
import { listTopicNames } from './list-topic-names.ts';
import { type TopicByName, topicByName } from './topic-by-name.ts';
import { pollSchemaExists, pollTopicExists } from './topic-exists.ts';

/** A topic that a Flink statement makes comes a minute or two after it. */
const graceMs = 3 * 60_000;

/** What a snapshot has read may still be on its way when the connector begins to read changes. */
const snapshotGraceMs = 60_000;
const mostNames = 20;

/**
 * Waits until a topic exists and has a value schema, as Tableflow requires. A connector makes both a moment after it
 * runs, and enabling too early would be refused. A topic that the lab's connector does not make, and that does not exist
 * after 3 minutes, will not come: its name is wrong. Nor will that of a table that was added after the connector's snapshot,
 * before one of its rows changes.
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
  const startedMs = lab.clock.now();
  const readsChanges = readsChangesFor(lab, snapshotGraceMs);
  let isTopicThere = false;
  await waitUntil<Verdict>({
    ...options,
    waitingFor: `topic "${topic}" and its schema`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => {
      isTopicThere ||= await pollTopicExists(lab, topic, signal);
      if (!isTopicThere && !isCaptured(lab, topic) && lab.clock.now() - startedMs >= graceMs)
        return { state: 'failed', phase: 'no topic', ...(await missing(lab, topic, signal)) };
      if (!isTopicThere && isCaptured(lab, topic) && (await readsChanges(signal)))
        return { state: 'failed', phase: 'no topic', ...addedLater };
      if (!isTopicThere)
        return { state: 'pending', phase: 'no topic', why: `cluster ${lab.config.kafkaClusterId} has no such topic` };
      if (!(await pollSchemaExists(lab, topic, signal)))
        return { state: 'pending', phase: 'no schema', why: `subject "${valueSubjectOf(topic)}" is not registered` };
      return { state: 'ready' };
    },
    judge: (verdict) => verdict,
    timeoutHint: () =>
      'A captured table makes its topic at the first row: check that the table exists, has rows and is in table.include.list, and that the topic prefix is right.',
  });
}

function isCaptured({ config }: LabContext, topic: string): boolean {
  const { topicPrefix, tableIncludeList } = config.connector;
  return tableIncludeList.some((table) => topicOf(topicPrefix, table) === topic);
}

async function missing(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly why: string; readonly hint: string }> {
  const names = (await listTopicNames(lab, signal)).filter((name) => !name.startsWith('_'));
  const shown = names.slice(0, mostNames).join(', ') || 'none';
  return {
    why: `topic "${topic}" does not exist`,
    hint: `Check the name; cluster ${lab.config.kafkaClusterId} has: ${shown}${names.length > mostNames ? ' …' : ''}.`,
  };
}
