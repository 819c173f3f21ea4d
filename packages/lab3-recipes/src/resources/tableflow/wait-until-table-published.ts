import { waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../../lab/context.ts';
import { text, topicName } from '../../mechanics/input-schemas.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { judgePublishing } from './judge-publishing.ts';
import { pollTableflowTopic } from './tableflow-topics.ts';

const inputSchema = z.strictObject({
  /** Topic of the table. */
  topic: topicName,
  /** Integration that publishes it, `tci-…`. */
  integrationId: text,
});

/**
 * Waits until Tableflow says that an integration has published the table of a topic. A failure of Tableflow or of the
 * publishing ends the wait at once.
 *
 * @param options `timeoutMs` defaults to 30 minutes: the first table usually takes 5 to 15
 * @throws InputError for wrong input, WaitError
 */
export async function waitUntilTablePublished(
  lab: LabContext,
  input: z.input<typeof inputSchema>,
  options: WaitOptions = {},
): Promise<void> {
  const { topic, integrationId } = parseInput(inputSchema, input, 'wait for the table');
  await waitUntil({
    ...options,
    waitingFor: `the table of topic "${topic}" in Unity Catalog`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 30 * 60_000,
    observe: (signal) =>
      pollTableflowTopic(lab, topic, (live) => judgePublishing(live, integrationId).state === 'ready', signal),
    judge: (live) => judgePublishing(live, integrationId),
    timeoutHint: () => 'It follows its topic by some minutes: check the topic and the integration in the console.',
  });
}
