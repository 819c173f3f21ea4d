import { type Clock, nextTurn } from './clock.ts';

/** A clock whose time passes only when everybody waits. */
export interface VirtualClock extends Clock {
  hold(): () => void;
  /** Moves time by hand, running the timers that fall due, in order. */
  advance(durationMs: number): void;
}

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** How many quiet turns of the event loop count as "everybody waits". Streams of a response body need a few. */
const quietTurns = 8;

/**
 * A clock for tests and dry runs: when nobody works any more, it jumps to the next timer.
 *
 * Code under test cannot tell it from a real one, and an hour of polling takes milliseconds.
 */
export function createVirtualClock(
  options: {
    /** First value of `now()`, in milliseconds since 1970. Default: 2026-01-01T00:00:00Z. */
    startMs?: number;
    /** Jump to the next timer when nobody works. Default true. */
    autoAdvance?: boolean;
  } = {},
): VirtualClock {
  const { startMs = Date.UTC(2026, 0, 1), autoAdvance = true } = options;
  let nowMs = startMs;
  let holds = 0;
  let activity = 0;
  let watching = false;
  const timers = new Set<Timer>();

  const earliest = (): Timer | undefined =>
    [...timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.dueMs <= timer.dueMs ? first : timer),
      undefined,
    );

  const fire = (timer: Timer): void => {
    timers.delete(timer);
    nowMs = Math.max(nowMs, timer.dueMs);
    timer.run();
  };

  const watch = async (): Promise<void> => {
    if (watching || !autoAdvance) return;
    watching = true;
    while (timers.size > 0) {
      const seen = activity;
      let quiet = 0;
      while (quiet < quietTurns && activity === seen && holds === 0) {
        await nextTurn();
        quiet += 1;
      }
      if (holds > 0 || activity !== seen) {
        await nextTurn();
        continue;
      }
      const next = earliest();
      if (next) fire(next);
    }
    // In the same turn as the last check of the timers: one that is set later must find nobody watching.
    watching = false;
  };

  return {
    now: () => nowMs,
    setTimer(delayMs, run) {
      const timer: Timer = { dueMs: nowMs + Math.max(0, delayMs), run };
      timers.add(timer);
      activity += 1;
      void watch();
      return () => {
        timers.delete(timer);
        activity += 1;
      };
    },
    hold() {
      holds += 1;
      activity += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        activity += 1;
      };
    },
    advance(durationMs) {
      const endMs = nowMs + durationMs;
      for (let next = earliest(); next && next.dueMs <= endMs; next = earliest()) fire(next);
      nowMs = endMs;
    },
  };
}
