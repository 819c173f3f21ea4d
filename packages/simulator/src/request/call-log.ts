import type { RecordedCall } from './calls.ts';

/** What was asked so far. */
export interface CallLog {
  /** Oldest first; the same list all the time. */
  readonly calls: readonly RecordedCall[];
  add(call: RecordedCall): void;
  forget(): void;
}

/** The longest path that a bounded log keeps. */
const maxPathLength = 500;

/** A log of every call with its body, or with a limit: of the newest ones, without what a caller can make large. */
export function createCallLog(maxCalls?: number): CallLog {
  const calls: RecordedCall[] = [];
  return {
    calls,
    add(call) {
      calls.push(maxCalls === undefined ? call : { ...call, path: call.path.slice(0, maxPathLength), body: undefined });
      if (calls.length > (maxCalls ?? Number.POSITIVE_INFINITY)) calls.shift();
    },
    forget() {
      calls.length = 0;
    },
  };
}
