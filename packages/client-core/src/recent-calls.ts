/** So many calls at most in each stretch of so long. */
export interface CallLimit {
  readonly calls: number;
  readonly windowMs: number;
}

/** A call that was sent and has no answer yet. */
export interface CallUnderWay {
  readonly sentMs: number;
}

/** The calls that a server may still count. */
export interface RecentCalls {
  begin(nowMs: number): CallUnderWay;
  /** Its answer came, or it failed. */
  end(call: CallUnderWay, nowMs: number): void;
  /** From when on one more call keeps to the limit, whenever the server's window begins. It may be long past. */
  freeAtMs(limit: CallLimit): number;
  /** Drops what no window of this length holds any more. */
  forget(nowMs: number, longestWindowMs: number): void;
}

/** After so long without an answer, a call has reached the server. */
const longestWayMs = 5_000;

/**
 * Counts calls as a server may: nobody here knows when its window begins, nor when between sending and answer a call was
 * counted. So a call counts from when it is sent until a whole window after its answer.
 */
export function createRecentCalls(): RecentCalls {
  const underWay = new Set<CallUnderWay>();
  /** When calls were answered, earliest first. */
  const endedMs: number[] = [];
  const end = (call: CallUnderWay, atMs: number): void => {
    if (underWay.delete(call)) endedMs.push(Math.max(atMs, endedMs.at(-1) ?? atMs));
  };
  return {
    begin(nowMs) {
      const call = { sentMs: nowMs };
      underWay.add(call);
      return call;
    },
    end,
    freeAtMs({ calls, windowMs }) {
      const inTheWay = endedMs.length + underWay.size - calls;
      if (inTheWay < 0) return Number.NEGATIVE_INFINITY;
      const ended = endedMs[inTheWay];
      if (ended !== undefined) return ended + windowMs;
      const [oldest] = underWay;
      return (oldest?.sentMs ?? 0) + longestWayMs;
    },
    forget(nowMs, longestWindowMs) {
      for (const call of underWay) {
        const arrivedMs = call.sentMs + longestWayMs;
        if (arrivedMs > nowMs) break;
        end(call, arrivedMs);
      }
      while (endedMs[0] !== undefined && endedMs[0] + longestWindowMs <= nowMs) endedMs.shift();
    },
  };
}
