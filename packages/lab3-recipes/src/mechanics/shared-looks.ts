import { type Clock, sleep } from '@tableflow-workshop/client-core';

/** How a list is looked at by all who wait for something in it. */
export interface SharedLook<List> {
  readonly read: (signal: AbortSignal | undefined) => Promise<List>;
  /** Whether a list that was read a moment ago shows what is waited for. */
  readonly isEnough: (list: List) => boolean;
  readonly signal: AbortSignal | undefined;
}

/** A list: when it was read last, what it was, and the next reading, which has not begun. */
interface Looking {
  startedMs: number;
  reading?: Promise<unknown> | undefined;
  next?: { readonly signal: AbortSignal | undefined; readonly list: Promise<unknown> } | undefined;
}

interface Looks {
  readonly clock: Clock;
  readonly pauseMs: number;
  users: number;
  readonly byKind: Map<string, Looking>;
}

const looksOf = new WeakMap<object, Looks>();

/** Up to so many things are looked at by their names: a list may have pages of what belongs to others. */
const mostByName = 3;

/**
 * Runs work in which waits of one owner share their looks: each list is read once for all who wait for something in it, and
 * not sooner than `pauseMs` after the last time.
 *
 * @param options `things` says how many are waited for. Where they are few, nothing is shared
 */
export async function sharingLooks<Result>(
  owner: object,
  { clock, pauseMs, things }: { readonly clock: Clock; readonly pauseMs: number; readonly things: number },
  work: () => Promise<Result>,
): Promise<Result> {
  if (things <= mostByName) return work();
  const looks = looksOf.get(owner) ?? { clock, pauseMs, users: 0, byKind: new Map() };
  looksOf.set(owner, looks);
  looks.users += 1;
  try {
    return await work();
  } finally {
    looks.users -= 1;
    if (looks.users === 0) looksOf.delete(owner);
  }
}

/**
 * The next look at a list, together with all who wait for it. What was read before the question is good only where it shows
 * what is waited for: it may be older than what the caller has just done.
 *
 * @returns `undefined` where nobody shares: look alone
 */
export function lookTogether<List>(owner: object, kind: string, look: SharedLook<List>): Promise<List> | undefined {
  const looks = looksOf.get(owner);
  return looks && nextLook(looks, kind, look);
}

/** Whether looks of this owner are shared now. */
export function sharesLooks(owner: object): boolean {
  return looksOf.has(owner);
}

/** Forgets what was read of a list: the caller has changed something in it. */
export function forgetLooks(owner: object, kind: string): void {
  const looking = looksOf.get(owner)?.byKind.get(kind);
  if (looking) looking.reading = undefined;
}

async function nextLook<List>(looks: Looks, kind: string, look: SharedLook<List>): Promise<List> {
  const looking = looks.byKind.get(kind) ?? { startedMs: Number.NEGATIVE_INFINITY };
  looks.byKind.set(kind, looking);
  if (looking.reading && looks.clock.now() - looking.startedMs < looks.pauseMs) {
    const last = (await looking.reading.catch(() => undefined)) as List | undefined;
    if (last !== undefined && look.isEnough(last)) return last;
  }
  for (;;) {
    looking.next ??= { signal: look.signal, list: readInTime(looks, looking, look) };
    const { signal, list } = looking.next;
    try {
      return (await list) as List;
    } catch (error) {
      // Whoever began it was stopped, and we were not.
      if (!signal?.aborted || look.signal?.aborted || signal === look.signal) throw error;
    }
  }
}

async function readInTime<List>(
  { clock, pauseMs }: Looks,
  looking: Looking,
  { read, signal }: SharedLook<List>,
): Promise<List> {
  try {
    const dueInMs = looking.startedMs + pauseMs - clock.now();
    // Also when it is due: whoever asks in the same moment joins.
    await sleep(clock, Math.max(0, dueInMs), signal);
  } finally {
    looking.next = undefined;
  }
  looking.startedMs = clock.now();
  const reading = read(signal);
  looking.reading = reading;
  return reading;
}
