import { InputError } from '@tableflow-workshop/client-core';

const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A duration of the command line, `90s`, `36h`, `8w`, in milliseconds. */
export function durationMs(text: string, option: string): number {
  const [, count = '', unit = ''] = /^(\d{1,9})([smhdw])$/.exec(text) ?? [];
  const unitMs = unitsMs[unit];
  if (unitMs !== undefined && Number(count) > 0) return Number(count) * unitMs;
  const problems = [
    { path: option, problem: `"${text}" is not a duration.`, remedy: 'Give a number and s, m, h, d or w, e.g. 8w.' },
  ];
  throw new InputError({ tried: 'read the options', problems });
}
