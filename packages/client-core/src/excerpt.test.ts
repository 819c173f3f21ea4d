import { expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';
import { createSecret } from './secret.ts';

it.each([
  ['upstream   timed\n out', 'upstream timed out'],
  ['<html><head><title>503 Service\nUnavailable</title></head><body>x</body></html>', '503 Service Unavailable'],
  ['<html><body><pre>no healthy upstream</pre></body></html>', 'no healthy upstream'],
  ['<html><title></title><body><h1>Bad</h1><p>gateway</p></body></html>', 'Bad gateway'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['', ''],
])('%j says %j', (body, said) => {
  expect(excerpt(body)).toBe(said);
});

it('cuts at 300 characters, and never through a secret', () => {
  createSecret('edge-of-the-cut');
  expect(excerpt('x'.repeat(400))).toBe(`${'x'.repeat(300)}… (100 more characters)`);
  expect(excerpt(`${'y'.repeat(295)}edge-of-the-cut`)).toBe(`${'y'.repeat(295)}[reda… (5 more characters)`);
});
