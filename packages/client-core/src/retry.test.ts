import { describe, expect, it } from 'vitest';
import { askedDelayMs, backoffMs, mayRetry } from './retry.ts';

describe('mayRetry', () => {
  const statuses = [undefined, 400, 401, 403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504];
  const repeatable = [undefined, 408, 429, 500, 502, 503, 504];

  it.each([
    ['GET', repeatable],
    ['HEAD', repeatable],
    ['OPTIONS', repeatable],
    ['PUT', repeatable],
    ['DELETE', repeatable],
    ['POST', [429]],
    ['PATCH', [429]],
  ])('%s', (method, retried) => {
    expect(statuses.filter((status) => mayRetry(method, status))).toEqual(retried);
  });
});

describe('backoffMs', () => {
  it('doubles from half a second to eight seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((retry) => backoffMs(retry, () => 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });

  it('takes any part of it', () => {
    expect([0, 0.25, 0.5].map((part) => backoffMs(2, () => part))).toEqual([0, 500, 1_000]);
  });
});

describe('askedDelayMs', () => {
  const nowMs = Date.UTC(2026, 0, 1, 12, 0, 0);
  const asked = (headers: Record<string, string>, status = 429): number | undefined =>
    askedDelayMs(new Response('', { status, headers }), nowMs);

  it.each<[string, Record<string, string>, number, number | undefined]>([
    ['seconds', { 'retry-after': '3' }, 503, 3_000],
    ['seconds with a fraction', { 'retry-after': '0.5' }, 429, 500],
    ['nought', { 'retry-after': '0' }, 429, 0],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 12:00:07 GMT' }, 503, 7_000],
    ['a date in the past', { 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 503, 0],
    ['a word', { 'retry-after': 'soon' }, 429, undefined],
    ['an empty header', { 'retry-after': ' ' }, 429, undefined],
    ['nothing', {}, 429, undefined],
    ['seconds until the limit starts again', { 'x-ratelimit-reset': '9' }, 429, 9_000],
    ['the limit of an answer that is no 429', { 'x-ratelimit-reset': '9' }, 503, undefined],
    ['both: what was asked for comes first', { 'retry-after': '2', 'x-ratelimit-reset': '9' }, 429, 2_000],
    ['a word and a limit', { 'retry-after': 'soon', 'x-ratelimit-reset': '9' }, 429, 9_000],
  ])('%s', (_what, headers, status, delayMs) => {
    expect(asked(headers, status)).toBe(delayMs);
  });
});
