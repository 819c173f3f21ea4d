import type { CallScope } from './call-scope.ts';
import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { createRecentCalls } from './recent-calls.ts';
import { longestRetryAfterMs } from './retry.ts';

/** Leave to send one attempt. It is settled once. */
export interface Permit {
  /**
   * Says how the attempt ended; without an answer, nothing is learned.
   *
   * @returns true when everybody now waits for as long as the server asked, so that the caller needs no pause of its own
   */
  settle(answer?: Pick<Response, 'status' | 'headers'>, askedDelayMs?: number): boolean;
  /** Whether another call was accepted since this permit was given: then a refusal was a lost race, not an outage. */
  isContended(): boolean;
}

/** Keeps the calls of one key within what its server allows. */
export interface RateLimiter {
  /** Leave at once where nothing speaks against it, else a promise of it. Who was refused before goes first. */
  enter(call: Pick<CallScope, 'signal'>, wasRefused?: boolean): Permit | Promise<Permit>;
}

/** Before the first answer, and after a refusal without numbers: one call first, and twice as many with each window. */
const guessedWindowMs = 1_000;

/** A limit that the server has not repeated for so long is forgotten: it may have changed. */
const longestSilenceMs = 60_000;

/**
 * Paces calls by what the server says: `X-RateLimit-Remaining`, `-Limit` and `-Reset` (seconds from now), and the wait
 * that a 429 asks for, before which nobody sends. Where a window is used up, calls wait for the next one in the order
 * in which they came, and no stretch as long as a window has more calls than one holds. A server that says nothing is never
 * waited for, but for the first answer of one that says numbers.
 *
 * Windows that end in more than a minute are left to the server: its refusal says more than a call that hangs.
 *
 * @param known what is known before the first answer
 */
export function createRateLimiter(
  clock: Clock,
  known: Pick<Credentials, 'callsPerSecond' | 'saysWhatIsLeft'> = {},
): RateLimiter {
  const { callsPerSecond, saysWhatIsLeft = false } = known;
  const waiting: ((permit: Permit) => void)[] = [];
  let closedUntilMs = 0;
  let window = 0;
  /** How many attempts of this window may be unanswered: what it has left, as far as anybody knows. */
  let room = saysWhatIsLeft ? 1 : Infinity;
  let unanswered = 0;
  let resetsAtMs = Infinity;
  let roomOfNextWindow = saysWhatIsLeft ? 2 : Infinity;
  let isGuess = saysWhatIsLeft;
  const recent = createRecentCalls();
  /** By the number of calls; APIs of one server may have limits of their own. */
  const limits = new Map<number, { readonly windowMs: number; readonly saidMs: number }>();
  if (callsPerSecond !== undefined) limits.set(callsPerSecond, { windowMs: 1_000, saidMs: Infinity });
  let roundsDown = false;
  let accepted = 0;
  let alarm: { readonly dueMs: number; readonly cancel: () => void } | undefined;

  return {
    enter(call, wasRefused = false) {
      if (waiting.length === 0 && isOpen(clock.now())) return permit();
      const { signal } = call;
      return new Promise((resolve, reject) => {
        const admit = (granted: Permit): void => {
          signal.removeEventListener('abort', leave);
          resolve(granted);
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(admit), 1);
          wakeInTime(clock.now());
          reject(signal.reason);
        };
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        signal.addEventListener('abort', leave, { once: true });
        if (wasRefused) waiting.unshift(admit);
        else waiting.push(admit);
        wakeInTime(clock.now());
      });
    },
  };

  function isOpen(nowMs: number): boolean {
    if (nowMs < closedUntilMs) return false;
    if (nowMs >= resetsAtMs) {
      window += 1;
      unanswered = 0;
      room = roomOfNextWindow;
      resetsAtMs = isGuess ? nowMs + guessedWindowMs : Infinity;
      if (isGuess) roomOfNextWindow *= 2;
    }
    return unanswered < room && limitedUntilMs(nowMs) <= nowMs;
  }

  function limitedUntilMs(nowMs: number): number {
    let untilMs = Number.NEGATIVE_INFINITY;
    if (limits.size === 0) return untilMs;
    recent.forget(nowMs, longestWindowMs());
    for (const [calls, { windowMs }] of limits) untilMs = Math.max(untilMs, recent.freeAtMs({ calls, windowMs }));
    return untilMs;
  }

  function longestWindowMs(): number {
    let longestMs = 0;
    for (const { windowMs } of limits.values()) longestMs = Math.max(longestMs, windowMs);
    return longestMs;
  }

  function permit(): Permit {
    const given = window;
    const acceptedBefore = accepted;
    const sentMs = clock.now();
    const call = recent.begin(sentMs);
    unanswered += 1;
    if (isGuess && resetsAtMs === Infinity) resetsAtMs = sentMs + guessedWindowMs;
    return {
      settle(answer, askedDelayMs) {
        const nowMs = clock.now();
        const isRefused = answer?.status === 429;
        if (given === window) unanswered -= 1;
        if (answer && (given === window || isGuess)) learn(answer.headers, isRefused, nowMs);
        recent.end(call, nowMs);
        recent.forget(nowMs, longestWindowMs());
        if (answer && !isRefused) accepted += 1;
        const isHeldBack = isRefused && close(nowMs, askedDelayMs);
        if (waiting.length > 0) letIn(nowMs);
        return isHeldBack;
      },
      isContended: () => accepted > acceptedBefore,
    };
  }

  function learn(headers: Headers, isRefused: boolean, nowMs: number): void {
    const remaining = numberOf(headers.get('x-ratelimit-remaining'));
    if (remaining === undefined) {
      if (!isRefused) room += 1;
      return;
    }
    const reset = numberOf(headers.get('x-ratelimit-reset'));
    // Most servers round the last fraction of a second up, some down: they say 0.
    roundsDown ||= reset === 0;
    const resetMs = ((reset ?? 1) + (roundsDown ? 1 : 0)) * 1_000;
    if (resetMs > longestRetryAfterMs) return;
    const calls = Math.max(1, numberOf(headers.get('x-ratelimit-limit')) ?? Infinity);
    roomOfNextWindow = calls;
    // What remains may or may not count the unanswered ones. The lowest number is right when all are answered.
    room = isGuess ? remaining : Math.min(room, remaining);
    resetsAtMs = isGuess ? nowMs + resetMs : Math.min(resetsAtMs, nowMs + resetMs);
    isGuess = false;
    if (calls < Infinity) remember(calls, resetMs, nowMs);
  }

  /** No window is shorter than the longest time that was left of one. */
  function remember(calls: number, leftMs: number, nowMs: number): void {
    for (const [others, { saidMs }] of limits) if (nowMs - saidMs > longestSilenceMs) limits.delete(others);
    const said = limits.get(calls);
    const windowMs = Math.max(said?.windowMs ?? 0, leftMs);
    limits.set(calls, { windowMs, saidMs: Math.max(said?.saidMs ?? 0, nowMs) });
  }

  function close(nowMs: number, askedDelayMs = 0): boolean {
    if (askedDelayMs <= 0 || askedDelayMs > longestRetryAfterMs) return false;
    closedUntilMs = Math.max(closedUntilMs, nowMs + askedDelayMs);
    resetsAtMs = closedUntilMs;
    isGuess ||= roomOfNextWindow === Infinity;
    if (isGuess) roomOfNextWindow = 1;
    return true;
  }

  function letIn(nowMs: number): void {
    while (waiting.length > 0 && isOpen(nowMs)) waiting.shift()?.(permit());
    wakeInTime(nowMs);
  }

  /** One timer for all who wait, and none when nobody does. */
  function wakeInTime(nowMs: number): void {
    const dueMs = waiting.length === 0 ? Infinity : opensAtMs(nowMs);
    if (alarm?.dueMs === dueMs) return;
    alarm?.cancel();
    alarm = dueMs === Infinity ? undefined : { dueMs, cancel: clock.setTimer(dueMs - nowMs, () => wake(dueMs)) };
  }

  function opensAtMs(nowMs: number): number {
    if (nowMs < closedUntilMs) return closedUntilMs;
    return Math.max(unanswered < room ? nowMs : resetsAtMs, limitedUntilMs(nowMs));
  }

  function wake(dueMs: number): void {
    alarm = undefined;
    // A timer may fire a moment before its time by the clock.
    if (closedUntilMs <= dueMs) closedUntilMs = 0;
    letIn(Math.max(dueMs, clock.now()));
  }
}

function numberOf(header: string | null): number | undefined {
  return header !== null && /^\d+(\.\d+)?$/.test(header) ? Number(header) : undefined;
}
