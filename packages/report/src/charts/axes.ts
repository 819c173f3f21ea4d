import { plainText } from '@tableflow-workshop/client-core';
import { colours } from './draw-chart.ts';

/** Both axes look alike: a thin line, quiet labels. */
const look = {
  axisLabel: { color: colours.muted, fontSize: 12, hideOverlap: true },
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.line } },
} as const;

/** Room for labels that are as long as a number of rows. */
export const grid = { left: 64, right: 24, top: 16, bottom: 28 } as const;

/** A time, in UTC. One point in time has a minute around it. */
export function timeAxis(times: readonly number[]) {
  const [first, last] = [lowest(times), highest(times)];
  const margin = first === last ? 30_000 : 0;
  return { ...look, type: 'time', min: first - margin, max: last + margin, splitNumber: 4, splitLine: { show: false } };
}

/** A number of things. */
export function countAxis(label: (value: number) => string = (value) => value.toLocaleString('en-US')) {
  return { ...look, type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { ...look.axisLabel, formatter: label } };
}

/** Names, from top to bottom, as long as there is room for. The library escapes them, and passes control characters on. */
export function nameAxis(names: readonly string[], longest: number) {
  const shown = names.map((name) => {
    const text = plainText(name, 500);
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  });
  return { ...look, type: 'category', data: shown, inverse: true, splitLine: { show: false } };
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
}

function highest(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
}
