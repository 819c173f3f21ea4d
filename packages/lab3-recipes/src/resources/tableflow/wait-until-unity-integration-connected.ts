import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import { causeOf } from '../../diagnosis/find-cause.ts';
import type { LabContext } from '../../lab/context.ts';
import type { RecipeOptions } from '../../mechanics/recipe-options.ts';
import { findUnityIntegration, type UnityIntegration } from './unity-integrations.ts';

const defaultTimeoutMs = 30 * 60_000;

/**
 * Waits until the integration is CONNECTED. Call it once Tableflow runs on a first Delta topic: before, the service has
 * nothing to connect and stays PENDING.
 *
 * @param options `timeoutMs` defaults to 30 minutes: the first table usually takes 5 to 15
 * @throws WaitError
 */
export async function waitUntilUnityIntegrationConnected(
  lab: LabContext,
  input: { readonly integrationId: string },
  options: RecipeOptions = {},
): Promise<UnityIntegration> {
  const { integrationId } = input;
  const connected = await waitUntil({
    ...options,
    waitingFor: `Unity Catalog integration ${integrationId} to connect`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    observe: (signal) => findUnityIntegration(lab, integrationId, signal),
    judge: judgeIntegration,
    timeoutHint: () => 'It connects after Tableflow runs on a first Delta topic of the cluster: check that one does.',
  });
  if (!connected) throw new Error('a wait ends ready only with an integration');
  return connected;
}

/** What the state of an integration means. PENDING is right until a first Delta topic runs. */
export function judgeIntegration(integration: UnityIntegration | undefined): Verdict {
  if (!integration) return { state: 'failed', phase: 'DELETED', why: 'it does not exist', hint: 'Create it again.' };
  if (integration.phase === 'CONNECTED') return { state: 'ready' };
  if (integration.phase !== 'FAILED')
    return { state: 'pending', phase: integration.phase, why: integration.errorMessage };
  const evidence = integration.errorMessage ?? 'the service gives no reason';
  const rule = causeOf('integration', evidence);
  return {
    state: 'failed',
    phase: 'FAILED',
    why: rule ? `${rule.cause} It said: ${evidence}` : evidence,
    hint: rule?.remedy,
  };
}
