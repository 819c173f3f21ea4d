import { createSecret } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

it('cleans every text of an answer, and nothing else', () => {
  createSecret('river-quoted-secret');
  const answer = {
    name: 'riverhotel-postgres-cdc',
    trace: 'refused: river-quoted-secret',
    tasks: [{ id: 0, msg: 'river-quoted-secret', isRunning: false, worker: null, restarts: undefined }],
  };
  expect(withoutSecrets(answer)).toEqual({
    name: 'riverhotel-postgres-cdc',
    trace: 'refused: [redacted]',
    tasks: [{ id: 0, msg: '[redacted]', isRunning: false, worker: null, restarts: undefined }],
  });
  expect(withoutSecrets(undefined)).toBeUndefined();
});
