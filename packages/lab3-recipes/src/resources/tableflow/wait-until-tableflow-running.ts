import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import type { LabContext } from '../../lab/context.ts';
import { lookTwice } from '../../mechanics/look-twice.ts';
import type { RecipeOptions } from '../../mechanics/recipe-options.ts';
import { findTableflowTopic, type TableflowTopic } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';

const defaultTimeoutMs = 15 * 60_000;

/**
 * Waits until Tableflow writes the table of a topic. A suspension ends the wait at once: the API shows it as
 * `suspended`, not as a phase.
 *
 * @param options `timeoutMs` defaults to 15 minutes
 * @throws WaitError
 */
export async function waitUntilTableflowRunning(
  lab: LabContext,
  input: { readonly topic: string },
  options: RecipeOptions = {},
): Promise<TableflowTopic> {
  const { topic } = input;
  const running = await waitUntil({
    ...options,
    waitingFor: `Tableflow to run on topic "${topic}"`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    observe: (signal) => lookTwice(() => findTableflowTopic(lab, topic, signal)),
    judge: judgeTableflow,
    timeoutHint: () =>
      'A bucket in another region than the cluster, or a provider integration without rights on it, keeps it pending.',
  });
  if (!running) throw new Error('a wait ends ready only with a topic');
  return running;
}

/** What the state of Tableflow on a topic means. */
export function judgeTableflow(topic: TableflowTopic | undefined): Verdict {
  if (!topic) return { state: 'failed', phase: 'DISABLED', why: 'Tableflow is not enabled on it', hint: 'Enable it.' };
  const { phase = 'PENDING', failing_table_formats: failing = [] } = topic.status;
  const messages = [realMessage(topic.status.error_message), ...failing.map((one) => realMessage(one.error_message))];
  const evidence = messages.find(Boolean);
  if (phase === 'FAILED' || topic.spec.suspended) {
    const rule = causeOf('tableflow', evidence);
    const said = evidence ?? 'the service gives no reason';
    return {
      state: 'failed',
      phase: topic.spec.suspended ? 'SUSPENDED' : phase,
      why: rule ? `${rule.cause} It said: ${said}` : said,
      hint: rule?.remedy,
    };
  }
  if (phase === 'RUNNING') return { state: 'ready' };
  return { state: 'pending', phase, why: evidence };
}
