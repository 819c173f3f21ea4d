import type { AttendeeState, FleetSample } from '../fleet-document.ts';
import type { Html } from '../html.ts';
import { countAxis, grid, timeAxis } from './axes.ts';
import { colours, drawChart } from './draw-chart.ts';

/** Lines differ in more than their colour. */
const lines: readonly (readonly [state: AttendeeState, colour: string, type: 'solid' | 'dotted' | 'dashed'])[] = [
  ['complete', colours.healthy, 'solid'],
  ['on the way', colours.starting, 'dotted'],
  ['stuck', colours.unhealthy, 'dashed'],
];

/** How many attendees were complete, on the way and stuck at which time. `undefined` without two checks. */
export function countsChart(id: string, label: string, samples: readonly FleetSample[]): Html | undefined {
  const known = samples.filter(({ at }) => !Number.isNaN(Date.parse(at)));
  if (known.length < 2) return undefined;
  return drawChart(
    { id, label, width: 1_120, height: 200 },
    {
      grid,
      xAxis: timeAxis(known.map(({ at }) => Date.parse(at))),
      yAxis: countAxis(),
      series: lines.map(([state, color, type]) => ({
        type: 'line',
        step: 'end',
        symbol: 'none',
        data: known.map(({ at, counts }) => [Date.parse(at), counts[state]]),
        lineStyle: { color, type, width: 2 },
      })),
    },
  );
}
