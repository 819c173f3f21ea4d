import { waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { judgeConnector } from './judge-connector.ts';
import { readConnectorStatus } from './read-connector.ts';

const defaultTimeoutMs = 15 * 60_000;

/**
 * Waits until the connector and its task run. A failure ends the wait at once, with the cause that its trace names.
 *
 * @param options `timeoutMs` defaults to 15 minutes: provisioning usually takes 2 to 5
 * @throws WaitError
 */
export async function waitUntilConnectorRunning(
  lab: LabContext,
  input: { readonly name: string },
  options: WaitOptions = {},
): Promise<void> {
  await waitUntil({
    ...options,
    waitingFor: `connector "${input.name}" to run`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    observe: (signal) => readConnectorStatus(lab, input.name, signal),
    judge: judgeConnector,
    timeoutHint: () => 'Open its log events in the Confluent console.',
  });
}
