import { InputError } from '@tableflow-workshop/client-core';

/** How many times something is done, from the command line; without a number, without an end. */
export function timesOf({ times }: { readonly times?: string }): number {
  if (times === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(times)) return Number(times);
  const problems = [{ path: '--times', problem: `"${times}" is not a number from 1 on.`, remedy: 'Give one, e.g. 3.' }];
  throw new InputError({ tried: 'read the options', problems });
}
