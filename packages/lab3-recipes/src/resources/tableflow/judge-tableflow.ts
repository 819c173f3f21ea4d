import type { Verdict } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import { letTearDownFinish } from '../../mechanics/another-run.ts';
import type { TableflowTopic } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';

/** What the state of Tableflow on a topic means. */
export function judgeTableflow(topic: TableflowTopic | undefined): Verdict {
  if (!topic)
    return {
      state: 'failed',
      phase: 'DISABLED',
      why: 'Tableflow is not enabled on it',
      hint: `Enable it. ${letTearDownFinish}`,
    };
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
