import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../lab/context.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { findUnityIntegration, listUnityIntegrations } from '../resources/tableflow/unity-integrations.ts';

/**
 * The undo of `createUnityIntegration`: deletes the integration of that name and waits until it is gone. Tables that
 * were published stay in the catalog; `disableTableflow` removes them.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 */
export async function deleteUnityIntegration(
  lab: LabContext,
  input: { readonly name: string },
  options: WaitOptions = {},
): Promise<{ readonly outcome: UndoOutcome }> {
  const integration = (await listUnityIntegrations(lab, options.signal)).find((one) => one.name === input.name);
  if (!integration) return { outcome: 'unchanged' };
  const { environmentId, kafkaClusterId } = lab.config;
  const call = lab.confluent.tableflow.DELETE('/tableflow/v1/catalog-integrations/{id}', {
    params: {
      path: { id: integration.id },
      query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId },
    },
    signal: options.signal,
  });
  await unlessGone(unwrapConfluent(call, `delete Unity Catalog integration "${input.name}"`));
  await waitUntil({
    ...options,
    waitingFor: `Unity Catalog integration "${input.name}" to be gone`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => (await findUnityIntegration(lab, integration.id, signal)) === undefined,
    judge: (isGone) => (isGone ? { state: 'ready' } : { state: 'pending', phase: 'DELETING' }),
  });
  return { outcome: 'deleted' };
}
