import type { Clock, WaitProgress } from '@tableflow-workshop/client-core';

/** What a composition tells while it works. */
export type LabEvent =
  | { readonly kind: 'started'; readonly step: string }
  | { readonly kind: 'waiting'; readonly step: string; readonly progress: WaitProgress }
  | { readonly kind: 'finished'; readonly step: string; readonly outcome: string; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly step: string; readonly message: string; readonly durationMs: number }
  /** Another step failed, or the caller aborted. */
  | { readonly kind: 'stopped'; readonly step: string; readonly durationMs: number };

/** One line of the receipt. Steps are listed in the order in which they began. */
export interface LabStep<Outcome extends string> {
  readonly name: string;
  readonly outcome: Outcome;
  readonly durationMs: number;
}

/** What a step gets for the recipe it runs. */
export interface StepOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WaitProgress) => void;
}

export interface StepRunner<Outcome extends string> {
  readonly steps: readonly LabStep<Outcome>[];
  /** Runs one step, tells its events and writes it down. */
  run<Result extends { readonly outcome: Outcome }>(
    name: string,
    work: (options: StepOptions) => Promise<Result>,
  ): Promise<Result>;
  /** Runs work side by side. The first failure stops the others, and nothing runs on after it was thrown. */
  together<Results extends readonly unknown[]>(
    work: readonly [...{ [Index in keyof Results]: () => Promise<Results[Index]> }],
  ): Promise<Results>;
}

/** Makes the runner of one composition. */
export function createStepRunner<Outcome extends string>(options: {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: LabEvent) => void) | undefined;
}): StepRunner<Outcome> {
  const { clock, onEvent } = options;
  const begun: { name: string; outcome?: Outcome; durationMs?: number }[] = [];
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;

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
        Object.assign(step, { outcome: result.outcome, durationMs });
        onEvent?.({ kind: 'finished', step: name, outcome: result.outcome, durationMs });
        return result;
      } catch (error) {
        const durationMs = clock.now() - startedMs;
        const message = error instanceof Error ? error.message : String(error);
        onEvent?.(
          signal.aborted
            ? { kind: 'stopped', step: name, durationMs }
            : { kind: 'failed', step: name, message, durationMs },
        );
        throw error;
      }
    },
    async together<Results extends readonly unknown[]>(
      work: readonly [...{ [Index in keyof Results]: () => Promise<Results[Index]> }],
    ) {
      let first: { readonly error: unknown } | undefined;
      const running = work.map((start) =>
        start().catch((error: unknown) => {
          first ??= { error };
          failed.abort(error);
        }),
      );
      const results = await Promise.all(running);
      if (first) throw first.error;
      return results as unknown as Results;
    },
  };
}

/** What only looks, as a step. */
export async function unchanged(look: Promise<unknown>): Promise<{ readonly outcome: 'unchanged' }> {
  await look;
  return { outcome: 'unchanged' };
}
