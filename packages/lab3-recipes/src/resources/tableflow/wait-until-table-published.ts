import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import type { LabContext } from '../../lab/context.ts';
import { lookTwice } from '../../mechanics/look-twice.ts';
import type { RecipeOptions } from '../../mechanics/recipe-options.ts';
import { findTableflowTopic, type TableflowTopic } from './tableflow-topics.ts';
import { realMessage } from './unity-integrations.ts';
import { judgeTableflow } from './wait-until-tableflow-running.ts';

/**
 * Waits until Tableflow says that an integration has published the table of a topic. A failure of Tableflow or of the
 * publishing ends the wait at once.
 *
 * @param options `timeoutMs` defaults to 30 minutes: the first table usually takes 5 to 15
 * @throws WaitError
 */
export async function waitUntilTablePublished(
  lab: LabContext,
  input: { readonly topic: string; readonly integrationId: string },
  options: RecipeOptions = {},
): Promise<void> {
  const { topic, integrationId } = input;
  await waitUntil({
    ...options,
    waitingFor: `the table of topic "${topic}" in Unity Catalog`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 30 * 60_000,
    observe: (signal) => lookTwice(() => findTableflowTopic(lab, topic, signal)),
    judge: (live) => judgePublishing(live, integrationId),
    timeoutHint: () => 'It follows its topic by some minutes: look at the topic and at the integration in the console.',
  });
}

/** How far an integration is with the table of a topic. */
export function judgePublishing(topic: TableflowTopic | undefined, integrationId: string): Verdict {
  const tableflow = judgeTableflow(topic);
  if (tableflow.state !== 'ready') return tableflow;
  const sync = topic?.status.catalog_sync_statuses?.find((one) => one.catalog_integration_id === integrationId);
  if (sync?.sync_status === 'SYNCED') return { state: 'ready' };
  const said = realMessage(sync?.error_message);
  if (sync?.sync_status !== 'FAILED') return { state: 'pending', phase: sync?.sync_status ?? 'not begun', why: said };
  const evidence = said ?? 'the service gives no reason';
  const rule = causeOf('integration', evidence);
  return {
    state: 'failed',
    phase: 'FAILED',
    why: rule ? `${rule.cause} It said: ${evidence}` : evidence,
    hint: rule?.remedy,
  };
}
