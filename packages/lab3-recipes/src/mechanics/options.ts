import type { WaitProgress } from '@tableflow-workshop/client-core';

/** Options of a recipe that makes its calls and returns. */
export interface CallOptions {
  /** Ends the recipe early. What was already created is kept. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of a recipe that always waits. */
export interface WaitOptions extends CallOptions {
  /** Maximum time for each wait, in milliseconds. Each recipe states its default. */
  readonly timeoutMs?: number | undefined;
  /** Longest pause between two polls, in milliseconds. Default 5,000. */
  readonly pollIntervalMs?: number | undefined;
  /** Pause after the first poll, in milliseconds. Pauses grow from it to `pollIntervalMs`. Default 500. */
  readonly firstPauseMs?: number | undefined;
  /** Called after each poll that finds the wait unfinished. */
  readonly onProgress?: ((progress: WaitProgress) => void) | undefined;
}

/** Options of a recipe that waits unless told otherwise. */
export interface RecipeOptions extends WaitOptions {
  /** Wait until what was made is ready. Default true. */
  readonly wait?: boolean | undefined;
}

/** The option of a recipe that checks what it builds on. */
export interface PreflightOption {
  /** Check what the recipe builds on before it creates anything. Default true. */
  readonly preflight?: boolean | undefined;
}
