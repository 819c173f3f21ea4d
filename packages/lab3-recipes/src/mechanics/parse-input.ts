import { InputError } from '@tableflow-workshop/client-core';
import type * as z from 'zod';

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
