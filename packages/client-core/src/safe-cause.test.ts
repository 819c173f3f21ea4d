import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ApiError, InputError, NetworkError } from './errors.ts';
import { safeCause } from './safe-cause.ts';
import { createSecret } from './secret.ts';

createSecret('river-secret-of-a-cause');

describe('a cause that holds no secret stays itself', () => {
  it.each<[string, unknown]>([
    ['an error', new Error('fetch failed')],
    ['with a cause and a code', new TypeError('x', { cause: Object.assign(new Error('y'), { code: 'ECONNRESET' }) })],
    ['of several errors', new AggregateError([new Error('a'), new Error('b')], 'both')],
    ['of the house', new InputError({ tried: 'x', problems: [{ path: 'a', problem: 'b', remedy: 'c' }] })],
    ['a text', 'a reason'],
    ['a number', 7],
    ['nothing', null],
  ])('%s', (_what, cause) => {
    expect(safeCause(cause)).toBe(cause);
  });
});

describe('a cause that holds a secret', () => {
  it('keeps name, message, code and stack, without it', () => {
    const cause = Object.assign(new TypeError('refused river-secret-of-a-cause'), {
      code: 'EREFUSED',
      request: { headers: { authorization: 'river-secret-of-a-cause' } },
    });
    const safe = safeCause(cause) as Error;
    expect([safe.name, safe.message, (safe as { code?: string }).code]).toEqual([
      'TypeError',
      'refused [redacted]',
      'EREFUSED',
    ]);
    expect(safe.stack).toContain('safe-cause.test.ts');
    expect(inspect(safe, { depth: null, showHidden: true })).not.toContain('river-secret-of-a-cause');
  });

  it.each<[string, unknown]>([
    ['deep inside', new Error('a', { cause: new Error('b', { cause: new Error('river-secret-of-a-cause') }) })],
    ['in one of several', new AggregateError([new Error('a'), new Error('river-secret-of-a-cause')], 'both')],
    ['in a property', Object.assign(new Error('a'), { url: 'https://x.test/?key=river-secret-of-a-cause' })],
    ['in an object that is no error', { body: { secret: 'river-secret-of-a-cause' } }],
    ['in a text', 'river-secret-of-a-cause'],
    ['in a Request', Object.assign(new Error('a'), { request: new Request('https://x.test/river-secret-of-a-cause') })],
  ])('does not show it: %s', (_what, cause) => {
    const error = new NetworkError({ service: 'River Cloud', tried: 'list rivers', cause });
    expect(inspect(error, { depth: 10 }) + JSON.stringify(error)).not.toContain('river-secret-of-a-cause');
  });

  it('may be its own cause', () => {
    const cause = new Error('river-secret-of-a-cause');
    cause.cause = cause;
    expect(inspect(safeCause(cause), { depth: 20 })).not.toContain('river-secret-of-a-cause');
  });
});

it('no text of an error shows a secret', () => {
  const secret = 'river-secret-of-a-cause';
  const facts = { tried: secret, operation: secret, code: secret, requestId: secret, detail: secret, hint: secret };
  const errors = [
    new ApiError({ service: 'River Cloud', status: 400, ...facts }),
    new NetworkError({ service: 'River Cloud', ...facts }),
    new InputError({ tried: secret, problems: [{ path: secret, problem: secret, remedy: secret }] }),
  ];
  expect(inspect(errors, { depth: 10, showHidden: true }) + JSON.stringify(errors)).not.toContain(secret);
});
