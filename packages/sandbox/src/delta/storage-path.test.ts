import { expect, test } from 'vitest';
import { resolveStoragePath, StoragePathError } from './storage-path.ts';

test('maps object storage to folders below the root', () => {
  expect(resolveStoragePath('/data', 's3://river-hotels//10011010/11101100/org/env-1/lkc-1/v1/abc')).toBe(
    '/data/s3/river-hotels/10011010/11101100/org/env-1/lkc-1/v1/abc',
  );
  expect(resolveStoragePath('/data', 's3://river-hotels/')).toBe('/data/s3/river-hotels');
  expect(resolveStoragePath('/data', 'abfss://lake@rivers.dfs.core.windows.net/10011010//v1/abc')).toBe(
    '/data/abfss/rivers/lake/10011010/v1/abc',
  );
});

test('a container and a bucket of one name are two folders', () => {
  const places = ['s3://a/x', 'abfss://x@a.dfs.core.windows.net/'].map((url) => resolveStoragePath('/data', url));
  expect(places).toEqual(['/data/s3/a/x', '/data/abfss/a/x']);
});

test.each([
  's3://bucket/../other',
  's3://../etc',
  's3://bucket/a/../../../../etc/passwd',
  's3://bucket/..',
  's3://bucket/.',
  's3://bucket/a\\..\\..\\b',
  's3://bucket/%2e%2e/b',
  's3://bucket/C:/b',
  's3://bucket/a\0b',
  's3:///etc/passwd',
  'file:///etc/passwd',
  '/etc/passwd',
  '',
  'abfss://lake@../x',
  'abfss://..@rivers.dfs.core.windows.net/x',
  'abfss://lake@rivers.example.com/x',
])('refuses %j', (url) => {
  expect(() => resolveStoragePath('/data', url)).toThrow(StoragePathError);
});
