import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { alsoTaken, text } from '../mechanics/input-schemas.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { findUnityIntegration, listUnityIntegrations } from '../resources/tableflow/unity-integrations.ts';

const inputSchema = z.strictObject({
  ...alsoTaken('workspaceUrl', 'catalogName', 'schemaName', 'clientId', 'clientSecret'),
  name: text,
});

/** Which integration goes. */
export interface DeleteUnityIntegrationInput {
  /** Name of the integration in Confluent Cloud. */
  readonly name: string;
}

/**
 * The undo of `createUnityIntegration`: deletes the integration of that name and waits until it is gone. Tables that
 * were published are kept in the catalog; `disableTableflow` removes them.
 *
 * Undo: `createUnityIntegration`.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, ApiError, WaitError when it is not gone in time
 */
export async function deleteUnityIntegration(
  lab: LabContext,
  input: DeleteUnityIntegrationInput,
  options: WaitOptions = {},
): Promise<{ readonly outcome: UndoOutcome }> {
  const { name } = parseInput(inputSchema, input, 'delete the Unity Catalog integration');
  const integration = (await listUnityIntegrations(lab, options.signal)).find((one) => one.name === name);
  if (!integration) return { outcome: 'unchanged' };
  const { environmentId, kafkaClusterId } = lab.config;
  const call = lab.confluent.tableflow.DELETE('/tableflow/v1/catalog-integrations/{id}', {
    params: {
      path: { id: integration.id },
      query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId },
    },
    signal: options.signal,
  });
  await unlessGone(unwrapConfluent(call, `delete Unity Catalog integration "${name}"`));
  await waitUntil({
    ...options,
    waitingFor: `Unity Catalog integration "${name}" to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => (await findUnityIntegration(lab, integration.id, signal)) === undefined,
    judge: (isGone) => (isGone ? { state: 'ready' } : { state: 'pending', phase: 'DELETING' }),
  });
  return { outcome: 'deleted' };
}
