import { expect, test } from 'vitest';
import { environmentSource } from './environment-source.ts';

test('takes its own variables, and an empty one counts as unset', () => {
  const source = environmentSource({
    CONFLUENT_ENVIRONMENT_ID: 'env-mill1',
    KAFKA_API_KEY: '',
    LAB3_TABLES: undefined,
    PREFIX: 'not ours',
    HOME: '/home/mill',
  });
  expect(source.origin).toBe('environment');
  expect(source.values).toEqual({ environmentId: 'env-mill1' });
  expect(source.describe?.('environmentId')).toBe('environment variable CONFLUENT_ENVIRONMENT_ID');
});
