import { waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { findTwice } from '../../mechanics/find-twice.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { type ConnectorByName, connectorByName } from './connector-by-name.ts';
import { forgivePassingFailures } from './forgive-passing-failures.ts';
import { findConnectorStatus, judgePresentConnector } from './watch-presence.ts';

const defaultTimeoutMs = 15 * 60_000;

/**
 * Waits until the connector and its task run. A failure ends the wait at once, with the cause that its trace names; one
 * that passes by itself right after a start (Schema Registry refuses a new key, the database is starting) is waited for, up
 * to 5 minutes.
 *
 * @param options `timeoutMs` defaults to 15 minutes: provisioning usually takes 2 to 5
 * @returns what went wrong on the way and has passed, one sentence each; `undefined` where nothing did
 * @throws InputError for wrong input; WaitError, also where there is no such connector for a minute, and where somebody
 *   deletes it meanwhile
 */
export async function waitUntilConnectorRunning(
  lab: LabContext,
  input: ConnectorByName,
  options: WaitOptions = {},
): Promise<readonly string[] | undefined> {
  const { name } = parseInput(connectorByName, input, 'wait for the connector');
  const { judge, forgiven } = forgivePassingFailures(lab.clock, judgePresentConnector(lab.clock, name));
  await waitUntil({
    ...options,
    waitingFor: `connector "${name}" to run`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    observe: (signal) => findTwice(() => findConnectorStatus(lab, name, signal)),
    judge,
    timeoutHint: () => 'Open its log events in the Confluent console.',
  });
  const warnings = forgiven().map((cause) => `Connector "${name}" had failed, and runs now. ${cause}`);
  return warnings.length > 0 ? warnings : undefined;
}
