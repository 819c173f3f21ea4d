import { type Clock, sleep } from '@tableflow-workshop/client-core';

/** How a list is polled by all who wait for something in it. */
export interface SharedPoll<List> {
  readonly read: (signal: AbortSignal | undefined) => Promise<List>;
  /** Whether a list that was read a moment ago shows what is waited for. */
  readonly isEnough: (list: List) => boolean;
  readonly signal: AbortSignal | undefined;
}

/** A list: when it was read last, what it was, and the next reading, which has not begun. */
interface PolledList {
  startedMs: number;
  reading?: Promise<unknown> | undefined;
  next?: { readonly signal: AbortSignal | undefined; readonly list: Promise<unknown> } | undefined;
}

interface Polls {
  readonly clock: Clock;
  readonly pauseMs: number;
  users: number;
  readonly byKind: Map<string, PolledList>;
}

const pollsOf = new WeakMap<object, Polls>();

/** Up to so many things are read by their names: a list may have pages of what belongs to others. */
const mostByName = 3;

/**
 * Runs work in which waits of one owner share their polls: each list is read once for all who wait for something in it, and
 * not sooner than `pauseMs` after the last time.
 *
 * @param options `things` says how many are waited for. Where they are few, nothing is shared
 */
export async function withSharedPolls<Result>(
  owner: object,
  { clock, pauseMs, things }: { readonly clock: Clock; readonly pauseMs: number; readonly things: number },
  work: () => Promise<Result>,
): Promise<Result> {
  if (things <= mostByName) return work();
  const polls = pollsOf.get(owner) ?? { clock, pauseMs, users: 0, byKind: new Map() };
  pollsOf.set(owner, polls);
  polls.users += 1;
  try {
    return await work();
  } finally {
    polls.users -= 1;
    if (polls.users === 0) pollsOf.delete(owner);
  }
}

/**
 * The next poll of a list, together with all who wait for it. What was read earlier is good only where it shows
 * what is waited for: it may be older than what the caller has just done.
 *
 * @returns `undefined` where nobody shares: poll alone
 */
export function pollTogether<List>(owner: object, kind: string, poll: SharedPoll<List>): Promise<List> | undefined {
  const polls = pollsOf.get(owner);
  return polls && nextPoll(polls, kind, poll);
}

/** Whether polls of this owner are shared now. */
export function sharesPolls(owner: object): boolean {
  return pollsOf.has(owner);
}

/** Forgets what was read of a list: the caller has changed something in it. */
export function forgetPoll(owner: object, kind: string): void {
  const polled = pollsOf.get(owner)?.byKind.get(kind);
  if (polled) polled.reading = undefined;
}

async function nextPoll<List>(polls: Polls, kind: string, poll: SharedPoll<List>): Promise<List> {
  const polled = polls.byKind.get(kind) ?? { startedMs: Number.NEGATIVE_INFINITY };
  polls.byKind.set(kind, polled);
  if (polled.reading && polls.clock.now() - polled.startedMs < polls.pauseMs) {
    const last = (await polled.reading.catch(() => undefined)) as List | undefined;
    if (last !== undefined && poll.isEnough(last)) return last;
  }
  for (;;) {
    polled.next ??= { signal: poll.signal, list: readInTime(polls, polled, poll) };
    const { signal, list } = polled.next;
    try {
      return (await list) as List;
    } catch (error) {
      // Whoever began it was stopped, and we were not.
      if (!signal?.aborted || poll.signal?.aborted || signal === poll.signal) throw error;
    }
  }
}

async function readInTime<List>(
  { clock, pauseMs }: Polls,
  polled: PolledList,
  { read, signal }: SharedPoll<List>,
): Promise<List> {
  try {
    const dueInMs = polled.startedMs + pauseMs - clock.now();
    // Also when it is due: whoever asks in the same moment joins.
    await sleep(clock, Math.max(0, dueInMs), signal);
  } finally {
    polled.next = undefined;
  }
  polled.startedMs = clock.now();
  const reading = read(signal);
  polled.reading = reading;
  return reading;
}
