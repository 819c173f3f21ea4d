import { type Clock, SdkError, type WaitProgress } from '@tableflow-workshop/client-core';
import { createProgressView, type ProgressView } from './render-progress.ts';
import { drawTarget } from './terminal.ts';

/** Who sees how a command goes on. */
export interface Audience {
  readonly quiet?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const silent: ProgressView = { show: () => undefined, close: () => undefined };

/** The view of a command that has steps: none where only the result is wanted. */
export function progressFor({ quiet, json }: Audience): ProgressView {
  return quiet === true || json === true ? silent : createProgressView(drawTarget());
}

/** What a step gets for the recipe that it runs. */
interface StepOptions {
  readonly onProgress: (progress: WaitProgress) => void;
}

/**
 * Shows the one step of a command once it waits: what for, and how that ended. Of one that is done at once the result is
 * enough.
 *
 * @param outcomeOf the word for how it ended, e.g. `created`
 */
export async function showStep<Result>(
  step: string,
  { clock, signal, ...audience }: Audience & { readonly clock: Clock; readonly signal: AbortSignal },
  work: (options: StepOptions) => Promise<Result>,
  outcomeOf: (result: Result) => string,
): Promise<Result> {
  const view = progressFor(audience);
  const begunMs = clock.now();
  let hasWaited = false;
  const ended = (): { step: string; durationMs: number } => ({ step, durationMs: clock.now() - begunMs });
  try {
    const result = await work({
      onProgress(progress) {
        if (!hasWaited) view.show({ kind: 'started', step });
        hasWaited = true;
        view.show({ kind: 'waiting', step, progress });
      },
    });
    if (hasWaited) view.show({ kind: 'finished', outcome: outcomeOf(result), ...ended() });
    return result;
  } catch (error) {
    if (hasWaited)
      view.show(
        signal.aborted ? { kind: 'stopped', ...ended() } : { kind: 'failed', message: messageOf(error), ...ended() },
      );
    throw error;
  } finally {
    view.close();
  }
}

function messageOf(error: unknown): string {
  return SdkError.isInstance(error) ? error.message : '';
}
