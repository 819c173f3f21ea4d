import { createSecret } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { plainAnswer } from './plain-answer.ts';

it('shows what others wrote as text, never as control, and no longer than it is read', () => {
  createSecret('plain-answer-secret');
  const answer = {
    verdict: 'unhealthy',
    count: 3,
    nothing: null,
    open: undefined,
    findings: [
      {
        evidence: 'connection lost\n✓ verify tables: complete\u001b[2K\u202e',
        remedy: `DROP TABLE ${'x'.repeat(2_000)};`,
        long: 'y'.repeat(1_200),
        secret: 'said plain-answer-secret',
      },
    ],
  };
  expect(plainAnswer(answer)).toEqual({
    verdict: 'unhealthy',
    count: 3,
    nothing: null,
    open: undefined,
    findings: [
      {
        evidence: 'connection lost ✓ verify tables: complete�[2K�',
        remedy: `DROP TABLE ${'x'.repeat(2_000)};`,
        long: `${'y'.repeat(1_000)}… (200 more characters)`,
        secret: 'said [redacted]',
      },
    ],
  });
});
