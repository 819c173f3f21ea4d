import type { Html } from '../html.ts';
import { countAxis, grid, timeAxis } from './axes.ts';
import { colours, drawChart } from './draw-chart.ts';

/** How many rows a table had at which time: a step for each commit or count. `undefined` without two of them. */
export function rowsChart(
  id: string,
  label: string,
  points: readonly (readonly [ms: number, rows: number])[],
): Html | undefined {
  if (points.length < 2) return undefined;
  return drawChart(
    { id, label, width: 480, height: 168 },
    {
      grid,
      xAxis: timeAxis(points.map(([ms]) => ms)),
      yAxis: countAxis(),
      series: [
        {
          type: 'line',
          step: 'end',
          symbolSize: 5,
          symbol: points.length > 40 ? 'none' : 'circle',
          data: points.map(([ms, rows]) => [ms, rows]),
          lineStyle: { color: colours.accent, width: 2 },
          itemStyle: { color: colours.accent },
          areaStyle: { color: colours.accent, opacity: 0.12 },
        },
      ],
    },
  );
}
