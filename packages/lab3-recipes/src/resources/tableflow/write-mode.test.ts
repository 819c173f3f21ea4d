import { expect, it } from 'vitest';
import { predictWriteMode } from './write-mode.ts';

it.each([
  [{ 'cleanup.policy': 'delete' }, 'APPEND'],
  [{ 'cleanup.policy': 'compact' }, 'UPSERT'],
  [{ 'cleanup.policy': 'delete,compact' }, 'UPSERT'],
  [{ 'cleanup.policy': 'compact, delete' }, 'UPSERT'],
  [{ 'cleanup.policy': null }, 'APPEND'],
  [{}, 'APPEND'],
])('%j is written in mode %s', (configs, writeMode) => {
  expect(predictWriteMode(configs).writeMode).toBe(writeMode);
});

it('says why', () => {
  expect(predictWriteMode({}).why).toBe('cleanup.policy is "delete": every record is a row, so an update is one more');
  expect(predictWriteMode({ 'cleanup.policy': 'compact' }).why).toBe(
    'cleanup.policy is "compact": the newest record of a key is its row',
  );
});
