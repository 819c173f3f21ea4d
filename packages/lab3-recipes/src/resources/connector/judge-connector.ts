import type { Verdict } from '@tableflow-workshop/client-core';
import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import { causeOf } from '../../diagnosis/find-cause.ts';

/** What a connector's status means. RUNNING with a dead task, or with none, is not running. */
export function judgeConnector(status: ConnectSchemas['ConnectorStatus']): Verdict {
  const { state } = status.connector;
  const tasks = status.tasks ?? [];
  const failedTask = findFailedTask(status);
  if (state === 'FAILED' || (state === 'RUNNING' && failedTask)) {
    const evidence = evidenceOf(status) ?? 'the service gives no reason';
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
      why: 'somebody paused it, and it remains paused',
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

/** Why a connector that has failed may yet run by itself: its cause, where that is one which passes. */
export function passingCauseOf(status: ConnectSchemas['ConnectorStatus']): string | undefined {
  const evidence = evidenceOf(status);
  const rule = evidence === undefined ? undefined : causeOf('connector', evidence);
  return rule?.mayPass ? `${rule.cause} It said: ${evidence}` : undefined;
}

function evidenceOf(status: ConnectSchemas['ConnectorStatus']): string | undefined {
  return [status.connector.trace, findFailedTask(status)?.msg].find(Boolean);
}

function findFailedTask({ tasks = [] }: ConnectSchemas['ConnectorStatus']) {
  return tasks.find((task) => /ERROR|FAILED/.test(task.state));
}
