import { InputError, type WaitProgress } from '@tableflow-workshop/client-core';
import type * as z from 'zod';

/** The options of every recipe. */
export interface RecipeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Limit of the recipe's wait, in milliseconds. Each recipe states its default. */
  readonly timeoutMs?: number | undefined;
  /** Longest pause between two looks. Default 5,000. */
  readonly pollIntervalMs?: number | undefined;
  /** Pause after the first look, from which on pauses grow to the longest. Default 500. */
  readonly firstPauseMs?: number | undefined;
  readonly onProgress?: ((progress: WaitProgress) => void) | undefined;
  /** Wait until what was made is ready. Default true. */
  readonly wait?: boolean | undefined;
  /** Check what the recipe builds on before it creates anything. Default true; a composition that has checked turns it off. */
  readonly preflight?: boolean | undefined;
}

/** What a recipe did: nothing is `unchanged`, so a second run can be told from a first. */
export type Outcome = 'created' | 'updated' | 'unchanged';

/** What an undo did. */
export type UndoOutcome = 'deleted' | 'unchanged';

/**
 * Holds a recipe's input against its schema, before the first request.
 *
 * @throws InputError that lists everything that is wrong
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, tried: string): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'input',
    problem: `${issue.message}.`,
    remedy: 'Correct the value.',
  }));
  throw new InputError({ tried, problems, cause: undefined });
}
