import { expect, it } from 'vitest';
import { stripQueries } from './strip-queries.ts';

it.each([
  ['GET https://x.test/a?token=1&b=2#c failed', 'GET https://x.test/a failed'],
  ['"https://x.test?a=1", s3://bucket/key?X-Amz-Signature=abc', '"https://x.test", s3://bucket/key'],
  ['why? https://x.test/a is not there', 'why? https://x.test/a is not there'],
  ['no address', 'no address'],
])('%s', (text, stripped) => {
  expect(stripQueries(text)).toBe(stripped);
});
