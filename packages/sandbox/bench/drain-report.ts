import { availableParallelism, loadavg } from 'node:os';
import type { Drain, DrainResult } from './drain.ts';

/** What one round has measured, in a line. */
export function roundLine(rows: number, drains: readonly Drain[], results: readonly DrainResult[]): string {
  const reference = results[0]?.seconds ?? 0;
  return drains
    .flatMap(({ label }, index) => {
      const result = results[index];
      return result ? [`${label} ${rate(rows / result.seconds)} rows/s${details(rows, result, reference)}`] : [];
    })
    .join('; ');
}

/** The medians of all rounds with the slowest and the fastest, as a table. The first drain is what the others are compared with. */
export function summary(rows: number, drains: readonly Drain[], rounds: readonly (readonly DrainResult[])[]): string {
  const reference = drains[0]?.label ?? '';
  const lines = drains.map(({ label }, index) => {
    const own = rounds.flatMap((round) => round.slice(index, index + 1));
    const rates = own.map(({ seconds }) => rows / seconds);
    const ratios = rounds.map((round) => (round[0]?.seconds ?? 0) / (round[index]?.seconds ?? 0));
    const peaks = own.flatMap(({ peakMegabytes }) => peakMegabytes ?? []);
    const spread = `${rate(Math.min(...rates))} to ${rate(Math.max(...rates))}`;
    const peak = peaks.length > 0 ? `${rate(Math.max(...peaks))} MiB` : '';
    return `| ${label} | ${rate(median(rates))} | ${spread} | ${index === 0 ? '1' : median(ratios).toFixed(2)} | ${peak} |`;
  });
  return [
    `| drain of ${rate(rows)} rows | rows/s | in ${rounds.length} rounds | ÷ ${reference.split(' ')[0]} | peak memory |`,
    '|---|---|---|---|---|',
    ...lines,
    '',
    conditions(),
  ].join('\n');
}

/** What the figures depend on: when it was, and who else used the machine. */
function conditions(): string {
  const [, load = 0] = loadavg();
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.versions.node}, ${availableParallelism()} CPUs, load ${load.toFixed(1)} over 5 minutes`;
}

function details(rows: number, { seconds, cpuSeconds, peakMegabytes }: DrainResult, reference: number): string {
  if (cpuSeconds === undefined) return '';
  const micros = ((cpuSeconds / rows) * 1e6).toFixed(1);
  return ` (${(reference / seconds).toFixed(2)}; ${micros} µs CPU a row, ${(peakMegabytes ?? 0).toFixed(0)} MiB)`;
}

function rate(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
