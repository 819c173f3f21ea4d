import type { CallScope } from './call-scope.ts';
import type { Clock } from './clock.ts';
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

/** After a refusal by a server that tells no numbers: one call first, and twice as many with each window. */
const guessedWindowMs = 1_000;

/**
 * Paces calls by what the server says: `X-RateLimit-Remaining`, `-Limit` and `-Reset` (seconds from now), and the wait
 * that a 429 asks for, before which nobody sends. Where a window is used up, calls wait for the next one in the order
 * in which they came, and each window lets out no more than it holds. A server that says nothing is never waited for.
 *
 * Windows that end in more than a minute are left to the server: its refusal says more than a call that hangs.
 */
export function createRateLimiter(clock: Clock): RateLimiter {
  const waiting: ((permit: Permit) => void)[] = [];
  let closedUntilMs = 0;
  let window = 0;
  /** How many attempts of this window may be unanswered: what it has left, as far as anybody knows. */
  let room = Infinity;
  let unanswered = 0;
  let resetsAtMs = Infinity;
  let roomOfNextWindow = Infinity;
  let isGuess = false;
  /** What was said to remain in this window, and whether it was found to end later than thought. */
  const numbersSeen = new Set<number>();
  let isExtended = false;
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
      numbersSeen.clear();
      isExtended = false;
      unanswered = 0;
      room = roomOfNextWindow;
      resetsAtMs = isGuess ? nowMs + guessedWindowMs : Infinity;
      if (isGuess) roomOfNextWindow *= 2;
    }
    return unanswered < room;
  }

  function permit(): Permit {
    const given = window;
    const acceptedBefore = accepted;
    unanswered += 1;
    return {
      settle(answer, askedDelayMs) {
        const nowMs = clock.now();
        const isRefused = answer?.status === 429;
        if (given === window) {
          unanswered -= 1;
          if (answer) learn(answer.headers, isRefused, nowMs);
        }
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
    // Some servers round the last fraction of a second down.
    const resetMs = (numberOf(headers.get('x-ratelimit-reset')) || 1) * 1_000;
    if (resetMs > longestRetryAfterMs) return;
    roomOfNextWindow = Math.max(1, numberOf(headers.get('x-ratelimit-limit')) ?? Infinity);
    isGuess = false;
    // What remains may or may not count the unanswered ones. The lowest number is right when all are answered.
    room = Math.min(room, remaining);
    // In one window of the server no number comes twice. Where one does, its window has ended under these calls, and the
    // next, which counts some of them, ends later.
    const isNextWindow = numbersSeen.has(remaining) && !isRefused;
    resetsAtMs = isNextWindow && !isExtended ? nowMs + resetMs : Math.min(resetsAtMs, nowMs + resetMs);
    isExtended ||= isNextWindow;
    numbersSeen.add(remaining);
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
    const dueMs = waiting.length === 0 ? Infinity : nowMs < closedUntilMs ? closedUntilMs : resetsAtMs;
    if (alarm?.dueMs === dueMs) return;
    alarm?.cancel();
    alarm = dueMs === Infinity ? undefined : { dueMs, cancel: clock.setTimer(dueMs - nowMs, () => wake(dueMs)) };
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
