import { describe, expect, it } from 'vitest';
import { connectorHealth } from './health.ts';

describe('health of a connector', () => {
  it.each<[string, readonly string[], ReturnType<typeof connectorHealth>]>([
    ['RUNNING', ['RUNNING'], { state: 'healthy', phase: 'RUNNING, task 0 RUNNING' }],
    ['RUNNING', [], { state: 'degraded', phase: 'RUNNING, no task' }],
    ['RUNNING', ['USER_ACTIONABLE_ERROR'], { state: 'failed', phase: 'RUNNING, task 0 USER_ACTIONABLE_ERROR' }],
    [
      'RUNNING',
      ['RUNNING', 'SYSTEM_ERROR'],
      { state: 'degraded', phase: 'RUNNING, task 0 RUNNING, task 1 SYSTEM_ERROR' },
    ],
    ['RUNNING', ['RESTARTING'], { state: 'pending', phase: 'RUNNING, task 0 RESTARTING' }],
    ['DEGRADED', ['SYSTEM_ERROR'], { state: 'degraded', phase: 'DEGRADED, task 0 SYSTEM_ERROR' }],
    ['FAILED', ['USER_ACTIONABLE_ERROR'], { state: 'failed', phase: 'FAILED, task 0 USER_ACTIONABLE_ERROR' }],
    ['PROVISIONING', [], { state: 'pending', phase: 'PROVISIONING' }],
    ['PAUSED', ['STOPPED'], { state: 'paused', phase: 'PAUSED, task 0 STOPPED' }],
    ['DELETED', [], { state: 'absent', phase: 'DELETED' }],
    ['UPGRADING', [], { state: 'pending', phase: 'UPGRADING' }],
  ])('%s with %j', (state, tasks, health) => {
    const status = {
      name: 'c',
      type: 'source' as const,
      connector: { state, worker_id: 'w' },
      tasks: tasks.map((taskState, id) => ({ id, state: taskState, worker_id: 'w' })),
    };
    expect(connectorHealth(status)).toEqual(health);
  });

  it('without a list of tasks', () => {
    const status = { name: 'c', type: 'source' as const, connector: { state: 'RUNNING', worker_id: 'w' } };
    expect(connectorHealth(status)).toEqual({ state: 'degraded', phase: 'RUNNING, no task' });
  });
});
