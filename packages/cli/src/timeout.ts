import { InputError } from '@tableflow-workshop/client-core';
import type { LabCommandOptions } from './lab-options.ts';

/** Seconds of the command line as milliseconds. */
export function timeoutMsOf({ timeout }: LabCommandOptions): number | undefined {
  if (timeout === undefined) return undefined;
  const seconds = Number(timeout);
  if (!(seconds > 0)) {
    const problems = [
      { path: '--timeout', problem: `"${timeout}" is not a number of seconds above 0.`, remedy: 'Give one, e.g. 600.' },
    ];
    throw new InputError({ tried: 'read the options', problems });
  }
  return seconds * 1_000;
}
