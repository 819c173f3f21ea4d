import { duration } from '../format.ts';
import type { Html } from '../html.ts';
import type { ReportedStep } from '../report-document.ts';
import { countAxis, nameAxis } from './axes.ts';
import { colours, drawChart } from './draw-chart.ts';

const row = 26;

/** When each step ran, one bar for each: a Gantt chart. `undefined` where nobody recorded when they began. */
export function stepsChart(id: string, label: string, steps: readonly ReportedStep[]): Html | undefined {
  const timed = steps.filter(({ startedMs }) => startedMs !== undefined);
  if (timed.length === 0) return undefined;
  const end = timed.reduce((latest, one) => Math.max(latest, (one.startedMs ?? 0) + one.durationMs), 0);
  return drawChart(
    { id, label, width: 1_120, height: timed.length * row + 48 },
    {
      grid: { left: 332, right: 72, top: 8, bottom: 32 },
      xAxis: { ...countAxis((ms) => (ms === 0 ? '0 s' : duration(ms))), min: 0, interval: roundInterval(end / 6) },
      yAxis: nameAxis(
        timed.map(({ name }) => name),
        48,
      ),
      series: [
        // A bar that nobody sees lets the one on top of it begin where the step began.
        {
          type: 'bar',
          stack: 'steps',
          barWidth: 12,
          data: timed.map(({ startedMs }) => startedMs),
          itemStyle: { color: 'none' },
        },
        {
          type: 'bar',
          stack: 'steps',
          barWidth: 12,
          barMinHeight: 3,
          data: timed.map(({ durationMs }) => ({ value: durationMs, itemStyle: { borderRadius: 3 } })),
          itemStyle: { color: colours.accent },
          label: {
            show: true,
            position: 'right',
            color: colours.muted,
            fontSize: 12,
            formatter: ({ value }: { value: number }) => duration(value),
          },
        },
      ],
    },
  );
}

/** Seconds and minutes as a clock divides them, and not by tens. */
function roundInterval(leastMs: number): number {
  const steps = [
    10, 50, 100, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
  ];
  return steps.find((step) => step >= leastMs) ?? Math.ceil(leastMs / 3_600_000) * 3_600_000;
}
