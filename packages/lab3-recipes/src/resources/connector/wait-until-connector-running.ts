import { type Verdict, waitUntil } from '@tableflow-workshop/client-core';
import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import { causeOf } from '../../diagnosis/find-cause.ts';
import type { LabContext } from '../../lab/context.ts';
import type { RecipeOptions } from '../../mechanics/recipe-options.ts';
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
  options: RecipeOptions = {},
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

/** What a connector's status means. RUNNING with a dead task, or with none, is not running. */
export function judgeConnector(status: ConnectSchemas['ConnectorStatus']): Verdict {
  const { state, trace } = status.connector;
  const tasks = status.tasks ?? [];
  const failedTask = tasks.find((task) => /ERROR|FAILED/.test(task.state));
  if (state === 'FAILED' || (state === 'RUNNING' && failedTask)) {
    const evidence = [trace, failedTask?.msg].find(Boolean) ?? 'the service gives no reason';
    const rule = causeOf('connector', evidence);
    return {
      state: 'failed',
      phase: state,
      why: rule ? `${rule.cause} It said: ${evidence}` : evidence,
      hint: rule?.remedy,
    };
  }
  if (state === 'PAUSED')
    return {
      state: 'failed',
      phase: state,
      why: 'somebody paused it, and it stays so',
      hint: 'Resume it in the console, or with: confluent connect cluster resume <id>',
    };
  if (state === 'RUNNING' && tasks.length > 0 && tasks.every((task) => task.state === 'RUNNING'))
    return { state: 'ready' };
  return {
    state: 'pending',
    phase: state,
    why: tasks.length === 0 ? 'no task yet' : `tasks ${tasks.map((task) => task.state).join(', ')}`,
  };
}
