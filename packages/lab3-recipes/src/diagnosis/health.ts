import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';

/** How a part of the pipeline is, all in all. */
export interface Health {
  /** `absent`: it does not exist; `unknown`: it could not be read. */
  readonly state: 'healthy' | 'pending' | 'degraded' | 'failed' | 'paused' | 'absent' | 'unknown';
  /** As the service calls it, e.g. `RUNNING, task 0 USER_ACTIONABLE_ERROR`. */
  readonly phase: string;
}

/** Task states that do not recover by themselves. */
export function isDead(taskState: string): boolean {
  return /ERROR|FAILED/.test(taskState);
}

/** Rolls a connector and its tasks up: one that says RUNNING with a dead task, or without any, is not healthy. */
export function connectorHealth({ connector, tasks = [] }: ConnectSchemas['ConnectorStatus']): Health {
  const phase = [connector.state, ...tasks.map(({ id, state }) => `task ${id} ${state}`)].join(', ');
  const dead = tasks.filter((task) => isDead(task.state));
  const isRunning = tasks.length > 0 && tasks.every((task) => task.state === 'RUNNING');
  switch (connector.state) {
    case 'RUNNING':
      if (isRunning) return { state: 'healthy', phase };
      if (tasks.length === 0) return { state: 'degraded', phase: 'RUNNING, no task' };
      return { state: dead.length === tasks.length ? 'failed' : dead.length > 0 ? 'degraded' : 'pending', phase };
    case 'FAILED':
      return { state: 'failed', phase };
    case 'DEGRADED':
      return { state: 'degraded', phase };
    case 'PAUSED':
      return { state: 'paused', phase };
    case 'DELETED':
      return { state: 'absent', phase };
    default:
      return { state: dead.length > 0 ? 'degraded' : 'pending', phase };
  }
}
