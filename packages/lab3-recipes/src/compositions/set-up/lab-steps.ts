import { type Clock, plainText, SdkError, type WaitProgress } from '@tableflow-workshop/client-core';
import { checkErrorOf, errorOf, type StepFailure } from '../../mechanics/steps-error.ts';

/** What a composition reports while it works. */
export type LabEvent =
  | { readonly kind: 'started'; readonly step: string }
  | { readonly kind: 'waiting'; readonly step: string; readonly progress: WaitProgress }
  /** Something went wrong and has passed, or is worth knowing. */
  | { readonly kind: 'warning'; readonly step: string; readonly message: string }
  | { readonly kind: 'finished'; readonly step: string; readonly outcome: string; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly step: string; readonly message: string; readonly durationMs: number }
  /** Another step failed, or the caller aborted. */
  | { readonly kind: 'stopped'; readonly step: string; readonly durationMs: number };

/** One line of the receipt. Steps are listed in the order in which they began. */
export interface LabStep<Outcome extends string> {
  /** What it does, e.g. `create Unity Catalog integration`. */
  readonly name: string;
  /** How it ended, e.g. `created` or `unchanged`. */
  readonly outcome: Outcome;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** What went wrong on the way and has passed. Absent where nothing did. */
  readonly warnings?: readonly string[];
}

/** What a step gets for the recipe it runs. */
export interface StepOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WaitProgress) => void;
}

/** What a step is, once it has ended: what a recipe returned, and more. */
export interface StepResult<Outcome extends string> {
  readonly outcome: Outcome;
  /** What went wrong on the way and has passed, one sentence each. */
  readonly warnings?: readonly string[] | undefined;
}

export interface StepRunner<Outcome extends string> {
  readonly steps: readonly LabStep<Outcome>[];
  /** Runs one step, reports its events and records it. */
  run<Result extends StepResult<Outcome>>(
    name: string,
    work: (options: StepOptions) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Runs work side by side. The first failure stops the others, and nothing runs on after it was thrown. Where another one
   * failed before it stopped, the error has both.
   */
  together<Results extends readonly unknown[]>(work: Works<Results>): Promise<Results>;
  /** The same, but each runs to its end: checks must report everything that is wrong. */
  each<Results extends readonly unknown[]>(work: Works<Results>): Promise<Results>;
}

type Works<Results extends readonly unknown[]> = readonly [
  ...{ [Index in keyof Results]: () => Promise<Results[Index]> },
];

/**
 * Makes the runner of one composition.
 *
 * @param options `tried` says what the composition does, as a verb phrase
 */
export function createStepRunner<Outcome extends string>(options: {
  readonly tried: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: LabEvent) => void) | undefined;
}): StepRunner<Outcome> {
  const { tried, clock, onEvent } = options;
  const begun: { name: string; outcome?: Outcome; durationMs?: number; warnings?: readonly string[] }[] = [];
  const failures: StepFailure[] = [];
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
  const wasStopped = (error: unknown): boolean => signal.aborted && error === signal.reason;

  const settle = async <Results extends readonly unknown[]>(
    work: Works<Results>,
    onFailure: (error: unknown) => void,
    asOne: typeof errorOf,
  ): Promise<Results> => {
    let first: { readonly error: unknown } | undefined;
    const running = work.map((start) =>
      start().catch((error: unknown) => {
        first ??= { error };
        onFailure(error);
      }),
    );
    const results = await Promise.all(running);
    if (!first) return results as unknown as Results;
    // The caller who stopped the run knows why.
    options.signal?.throwIfAborted();
    throw failures.length > 1 ? asOne(tried, failures) : first.error;
  };

  return {
    get steps() {
      return begun.filter(
        (step): step is LabStep<Outcome> => step.outcome !== undefined && step.durationMs !== undefined,
      );
    },
    async run(name, work) {
      signal.throwIfAborted();
      const startedMs = clock.now();
      const step: (typeof begun)[number] = { name };
      begun.push(step);
      onEvent?.({ kind: 'started', step: name });
      try {
        const result = await work({
          signal,
          onProgress: (progress) => onEvent?.({ kind: 'waiting', step: name, progress }),
        });
        const durationMs = clock.now() - startedMs;
        const { outcome, warnings = [] } = result;
        Object.assign(step, { outcome, durationMs, ...(warnings.length > 0 ? { warnings } : {}) });
        for (const message of warnings) onEvent?.({ kind: 'warning', step: name, message: plainText(message) });
        onEvent?.({ kind: 'finished', step: name, outcome: result.outcome, durationMs });
        return result;
      } catch (error) {
        const durationMs = clock.now() - startedMs;
        if (wasStopped(error)) onEvent?.({ kind: 'stopped', step: name, durationMs });
        else {
          failures.push({ step: name, error });
          // Only an error of the house may bring lines of its own.
          const message = SdkError.isInstance(error)
            ? error.message
            : plainText(error instanceof Error ? error.message : String(error));
          onEvent?.({ kind: 'failed', step: name, message, durationMs });
        }
        throw error;
      }
    },
    together: (work) => settle(work, (error) => failed.abort(error), errorOf),
    each: (work) => settle(work, () => undefined, checkErrorOf),
  };
}

/**
 * A check or a wait as a step: it changes nothing, and its outcome is what is true once it has ended.
 *
 * @param work may give warnings
 */
export async function outcomeOf<Word extends string>(outcome: Word, work: Promise<unknown>): Promise<StepResult<Word>> {
  const warnings = await work;
  return isWarnings(warnings) ? { outcome, warnings } : { outcome };
}

function isWarnings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
