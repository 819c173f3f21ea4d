import { expect, it } from 'vitest';
import { renderDiagnosis } from './render-diagnosis.ts';

it('shows the causes in their order, with evidence and remedy, and what nobody explains', () => {
  expect(
    renderDiagnosis('connector', {
      health: { state: 'failed', phase: 'FAILED' },
      causes: [
        {
          ruleId: 'wrong-password',
          cause: 'The password of the database is wrong.',
          evidence: [{ from: 'task 0', text: 'FATAL: password authentication failed' }],
          remedy: 'Set it again.',
        },
      ],
      unknown: [{ from: 'task 1', text: 'odd' }],
    }),
  ).toBe(`✗ connector: failed (FAILED)

The password of the database is wrong. [wrong-password]
    task 0: FATAL: password authentication failed
    → Set it again.

Not explained:
    task 1: odd`);
});

it('is one line where all is well', () => {
  const health = { state: 'healthy', phase: 'RUNNING' } as const;
  expect(renderDiagnosis('t', { health, causes: [], unknown: [] })).toBe('✓ t: healthy (RUNNING)');
});
