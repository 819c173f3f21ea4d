import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** By clock, because times of different clocks do not compare; then by account and by server. */
const limiters = new WeakMap<Clock, WeakMap<object, Map<string, RateLimiter>>>();

/** The one limiter of a key at a server: a server counts the calls of all clients of a key together. */
export function sharedRateLimiter(clock: Clock, credentials: Credentials, origin: string): RateLimiter {
  const account = credentials.account ?? credentials;
  const ofClock = limiters.get(clock) ?? new WeakMap<object, Map<string, RateLimiter>>();
  limiters.set(clock, ofClock);
  const ofAccount = ofClock.get(account) ?? new Map<string, RateLimiter>();
  ofClock.set(account, ofAccount);
  const limiter = ofAccount.get(origin) ?? createRateLimiter(clock, credentials);
  ofAccount.set(origin, limiter);
  return limiter;
}
