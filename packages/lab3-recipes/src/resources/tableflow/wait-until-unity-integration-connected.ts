import { waitUntil } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../../lab/context.ts';
import { alsoTaken, text } from '../../mechanics/input-schemas.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { judgeIntegration } from './judge-integration.ts';
import { findUnityIntegration, type UnityIntegration } from './unity-integrations.ts';

const defaultTimeoutMs = 30 * 60_000;

const inputSchema = z.strictObject({ ...alsoTaken('outcome', 'name', 'phase'), integrationId: text });

/** An integration by its id. What `createUnityIntegration` returned is one. */
export interface IntegrationById {
  /** Id of the integration, `tci-…`. */
  readonly integrationId: string;
}

/**
 * Waits until the integration is CONNECTED. Call it once Tableflow runs on a first Delta topic: before, the service has
 * nothing to connect and remains PENDING.
 *
 * @param options `timeoutMs` defaults to 30 minutes: the first table usually takes 5 to 15
 * @throws InputError for wrong input, WaitError
 */
export async function waitUntilUnityIntegrationConnected(
  lab: LabContext,
  input: IntegrationById,
  options: WaitOptions = {},
): Promise<UnityIntegration> {
  const { integrationId } = parseInput(inputSchema, input, 'wait for the Unity Catalog integration');
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
