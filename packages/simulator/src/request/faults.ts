/** One thing that goes wrong, once or several times. */
export interface Fault {
  /** Operation id, or a test of method and path. */
  readonly on: string | ((call: { method: string; path: string }) => boolean);
  /** Answer this instead … */
  readonly answer?: {
    readonly status: number;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** … or cut the connection, before the effect or after it: then it was done and the caller never knows. */
  readonly drop?: 'before' | 'after';
  /** Time that passes first. */
  readonly delayMs?: number;
  /** Let this many matching calls pass. Default 0. */
  readonly skip?: number;
  /** How often. Default 1. */
  readonly times?: number;
}

/** The faults that are still to come. */
export interface FaultScript {
  add(fault: Fault): void;
  /** The fault that strikes this call, counted as used. */
  next(call: { operationId: string | undefined; method: string; path: string }): Fault | undefined;
}

/** An empty script. Faults strike in the order in which they were added. */
export function createFaultScript(): FaultScript {
  const pending: { fault: Fault; skip: number; times: number }[] = [];
  return {
    add: (fault) => pending.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 }),
    next(call) {
      for (const entry of pending) {
        const { on } = entry.fault;
        if (entry.times <= 0 || !(typeof on === 'string' ? on === call.operationId : on(call))) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.times -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}
