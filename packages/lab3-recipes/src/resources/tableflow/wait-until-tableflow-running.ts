import { waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { type TopicByName, topicByName } from '../topic/topic-by-name.ts';
import { judgeTableflow } from './judge-tableflow.ts';
import { pollTableflowTopic, type TableflowTopic } from './tableflow-topics.ts';

const defaultTimeoutMs = 15 * 60_000;

/**
 * Waits until Tableflow writes the table of a topic. A suspension ends the wait at once: the API shows it as
 * `suspended`, not as a phase.
 *
 * @param options `timeoutMs` defaults to 15 minutes
 * @throws InputError for wrong input, WaitError
 */
export async function waitUntilTableflowRunning(
  lab: LabContext,
  input: TopicByName,
  options: WaitOptions = {},
): Promise<TableflowTopic> {
  const { topic } = parseInput(topicByName, input, 'wait for Tableflow');
  const running = await waitUntil({
    ...options,
    waitingFor: `Tableflow to run on topic "${topic}"`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    observe: (signal) => pollTableflowTopic(lab, topic, (live) => judgeTableflow(live).state === 'ready', signal),
    judge: judgeTableflow,
    timeoutHint: () =>
      'A bucket in another region than the cluster, or a provider integration without rights on it, keeps it pending.',
  });
  if (!running) throw new Error('a wait ends ready only with a topic');
  return running;
}
