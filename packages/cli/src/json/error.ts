import * as z from 'zod';
import { problem } from './parts.ts';

/** What every command prints with `--json` when it fails; the exit code is not 0 then. */
export const errorOutput = z
  .strictObject({
    error: z.strictObject({
      name: z.string().describe('The kind of the error, e.g. InputError or ApiError.'),
      code: z.string().optional().describe('What a program may branch on.'),
      hint: z.string().optional().describe('What to do next.'),
      isRetryable: z.boolean().optional(),
      problems: z.array(problem).optional().describe('Of an InputError: each place that is wrong.'),
      message: z.string().describe('All of it, for a person.'),
    }),
  })
  .describe('Why a command failed.');
