import { type Clock, sleep, systemClock } from './clock.ts';
import { ApiError, isNotFound, NetworkError, SdkError, withoutFullStop } from './errors.ts';
import { plainText } from './plain-text.ts';

/** What one poll of the thing means. Only the caller knows when a thing is ready. */
export type Verdict =
  | { readonly state: 'ready' }
  | { readonly state: 'pending'; readonly phase: string; readonly why?: string | undefined }
  | { readonly state: 'failed'; readonly phase: string; readonly why: string; readonly hint?: string | undefined };

/** What a wait reports after each poll but the last. */
export interface WaitProgress {
  readonly waitingFor: string;
  readonly phase: string;
  readonly elapsedMs: number;
  readonly nextPollMs: number;
}

/** What is polled, how it is judged, and for how long. */
export interface WaitOptions<Observation> {
  /** What we wait for, as it reads in a sentence: `connector "riverhotel-cdc" to run`. */
  readonly waitingFor: string;
  /** Polls once. It is given the signal of the wait. */
  readonly observe: (signal: AbortSignal | undefined) => Promise<Observation>;
  /** Says whether what was seen is ready, has failed, or is still on its way. */
  readonly judge: (observation: Observation) => Verdict;
  /** Mandatory: a wait without an end is a hang. A poll that has begun is finished, within the limits of its own calls. */
  readonly timeoutMs: number;
  /** Longest pause between two polls. Default 5,000. */
  readonly pollIntervalMs?: number | undefined;
  /** Pause after the first poll, never longer than the longest. Default 500; for what takes minutes, more is kinder. */
  readonly firstPauseMs?: number | undefined;
  /** Default: the clock of the machine. */
  readonly clock?: Clock | undefined;
  /** Ends the wait early, with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each poll that finds the wait unfinished. */
  readonly onProgress?: ((progress: WaitProgress) => void) | undefined;
  /** What most likely helps when the time is over. */
  readonly timeoutHint?: ((last: Observation | undefined) => string | undefined) | undefined;
}

/** One phase as it was seen, and how often in a row. */
export interface PhaseSeen {
  readonly phase: string;
  readonly firstSeenMs: number;
  readonly times: number;
}

/** A wait ended without the thing being ready. `reason` says why; `history` says what was seen. */
export class WaitError extends SdkError {
  static override readonly kind = 'WaitError';
  override readonly name = WaitError.kind;

  readonly reason: 'timeout' | 'failed' | 'refused' | 'unreachable';
  readonly waitingFor: string;
  readonly elapsedMs: number;
  readonly history: readonly PhaseSeen[];
  readonly lastObservation: unknown;

  constructor(
    message: string,
    wait: Pick<WaitError, 'reason' | 'waitingFor' | 'elapsedMs' | 'history' | 'lastObservation'>,
    facts: { hint?: string | undefined; cause?: unknown } = {},
  ) {
    const { reason } = wait;
    super(message, { ...facts, code: `wait_${reason}`, isRetryable: reason === 'timeout' || reason === 'unreachable' });
    this.reason = reason;
    this.waitingFor = wait.waitingFor;
    this.elapsedMs = wait.elapsedMs;
    this.history = wait.history;
    this.lastObservation = wait.lastObservation;
  }
}

const pauseGrowth = 1.6;
const longestPhase = 100;
/** A server may call each moment something else. */
const mostPhases = 100;
/** Who has not been reached for so long is gone, or the network is. A response of any kind starts it again. */
const longestSilenceMs = 120_000;

/**
 * Polls until the thing is ready, has failed, or the time is over. The last poll is just before the end.
 *
 * A refusal (401, 403, or a 404 after the thing had been seen) ends the wait at once: waiting cannot fix it. A
 * transient error of one poll is recorded as a phase, and the next poll follows, not earlier than the server asked. When
 * nothing answers for two minutes, the wait ends too.
 *
 * @returns the observation that was judged ready
 * @throws WaitError with the history and the most likely remedy; the signal's reason when aborted
 */
export async function waitUntil<Observation>(options: WaitOptions<Observation>): Promise<Observation> {
  const { clock = systemClock, timeoutMs, signal } = options;
  const waitingFor = plainText(options.waitingFor);
  const { pollIntervalMs = 5_000, firstPauseMs = 500 } = options;
  const startedMs = clock.now();
  const deadlineMs = startedMs + timeoutMs;
  const history: PhaseSeen[] = [];
  let last: Observation | undefined;
  let lastError: unknown;
  let pauseMs = Math.min(firstPauseMs, pollIntervalMs);
  let isLastPoll = false;
  let lastAnswerMs = startedMs;

  for (;;) {
    signal?.throwIfAborted();
    let verdict: Verdict;
    try {
      last = await options.observe(signal);
      lastAnswerMs = clock.now();
      lastError = undefined;
      verdict = plainVerdict(options.judge(last));
    } catch (error) {
      signal?.throwIfAborted();
      lastError = error;
      if (!SdkError.isInstance(error)) throw error;
      if (endsWait(error, last !== undefined)) throw end('refused', error.message, error.hint);
      if (!NetworkError.isInstance(error)) lastAnswerMs = clock.now();
      verdict = { state: 'pending', phase: 'unreachable', why: withoutFullStop(error.message) };
    }
    if (verdict.state === 'ready') return last as Observation;
    record(history, verdict.phase, clock.now());
    if (verdict.state === 'failed') throw end('failed', `${verdict.phase}: ${verdict.why}`, verdict.hint);

    const silenceMs = clock.now() - lastAnswerMs;
    if (silenceMs >= longestSilenceMs && NetworkError.isInstance(lastError))
      throw end(
        'unreachable',
        `there has been no response for ${seconds(silenceMs)}: ${lastError.message}`,
        lastError.hint,
      );

    const leftMs = deadlineMs - clock.now();
    if (isLastPoll || leftMs <= 0) {
      const why = verdict.why ? ` (${verdict.why})` : '';
      throw end(
        'timeout',
        `still ${verdict.phase}${why} after ${seconds(clock.now() - startedMs)}`,
        options.timeoutHint?.(last),
      );
    }
    const askedMs = ApiError.isInstance(lastError) ? (lastError.retryAfterMs ?? 0) : 0;
    const nextPollMs = Math.min(Math.max(pauseMs, askedMs), leftMs);
    // Remembered, because a timer may fire a moment early, and then there would be one poll too many.
    isLastPoll = !(nextPollMs < leftMs);
    options.onProgress?.({ waitingFor, phase: verdict.phase, elapsedMs: clock.now() - startedMs, nextPollMs });
    await sleep(clock, nextPollMs, signal);
    pauseMs = Math.min(pollIntervalMs, Math.round(pauseMs * pauseGrowth));
  }

  function end(reason: WaitError['reason'], why: string, hint: string | undefined): WaitError {
    const elapsedMs = clock.now() - startedMs;
    // What an error of a poll says ends with its hint already.
    const next = hint && reason !== 'refused' && reason !== 'unreachable' ? ` ${hint}` : '';
    const message = `Waited for ${waitingFor}: ${withoutFullStop(why)}.${next}`;
    return new WaitError(
      message,
      { reason, waitingFor, elapsedMs, history, lastObservation: last },
      { hint, cause: lastError },
    );
  }
}

/** Whether an error of one poll is a response that no patience changes. */
function endsWait(error: SdkError, seenBefore: boolean): boolean {
  if (isNotFound(error)) return seenBefore;
  return !error.isRetryable;
}

/** Phase and reason are the server's. */
function plainVerdict(verdict: Verdict): Verdict {
  if (verdict.state === 'ready') return verdict;
  const phase = plainText(verdict.phase, longestPhase);
  if (verdict.state === 'failed') return { ...verdict, phase, why: plainText(verdict.why) };
  return { ...verdict, phase, why: verdict.why && plainText(verdict.why) };
}

function record(history: PhaseSeen[], phase: string, nowMs: number): void {
  const current = history.at(-1);
  if (current?.phase === phase) history[history.length - 1] = { ...current, times: current.times + 1 };
  else history.push({ phase, firstSeenMs: nowMs, times: 1 });
  // How it began is kept.
  if (history.length > mostPhases) history.splice(1, 1);
}

function seconds(durationMs: number): string {
  return `${Math.round(durationMs / 100) / 10} s`;
}
