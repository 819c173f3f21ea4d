/** Network errors and these statuses are retried for methods that may be repeated without harm. */
const retriedStatuses = new Set([408, 429, 500, 502, 503, 504]);
const repeatableMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

const firstDelayMs = 500;
const longestDelayMs = 8_000;

/** A server that asks for more patience than this gets its error passed on instead of a caller that hangs. */
export const longestRetryAfterMs = 60_000;

/**
 * Whether a call may be sent again. POST and PATCH only after a 429, which promises that nothing was done: neither
 * cloud knows idempotency keys, so after any other failure the caller has to check what exists.
 *
 * @param status the answer's status, or `undefined` when there was no answer
 */
export function mayRetry(method: string, status: number | undefined): boolean {
  if (status === 429) return true;
  if (!repeatableMethods.has(method)) return false;
  return status === undefined || retriedStatuses.has(status);
}

/** Full jitter over 0.5 s doubling to 8 s: callers that failed together do not return together. */
export function backoffMs(retry: number, random: () => number = Math.random): number {
  return random() * Math.min(longestDelayMs, firstDelayMs * 2 ** retry);
}

/**
 * How long the server asked us to wait: `Retry-After` in seconds or as a date, or on a 429 Confluent's
 * `X-RateLimit-Reset`, which counts seconds from now.
 */
export function askedDelayMs(response: Response, nowMs: number): number | undefined {
  const retryAfter = response.headers.get('retry-after')?.trim();
  if (retryAfter) {
    if (/^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1_000;
    const dateMs = Date.parse(retryAfter);
    if (!Number.isNaN(dateMs)) return Math.max(0, dateMs - nowMs);
  }
  const reset = response.status === 429 ? response.headers.get('x-ratelimit-reset') : null;
  return reset && /^\d+(\.\d+)?$/.test(reset) ? Number(reset) * 1_000 : undefined;
}
