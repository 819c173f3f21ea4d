import type { TableCommit } from '@tableflow-workshop/lab3-recipes';
import type { Html } from '../html.ts';
import { countAxis, grid } from './axes.ts';
import { colours, drawChart } from './draw-chart.ts';

/** Files that each commit added, by version. `undefined` without a commit that says so. */
export function commitsChart(id: string, label: string, commits: readonly TableCommit[]): Html | undefined {
  const known = commits.filter(({ files }) => files !== null);
  if (known.length === 0) return undefined;
  return drawChart(
    { id, label, width: 480, height: 168 },
    {
      grid,
      xAxis: {
        type: 'category',
        data: known.map(({ version }) => `v${version}`),
        axisLabel: { color: colours.muted, hideOverlap: true },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: countAxis(),
      series: [
        { type: 'bar', barMaxWidth: 28, data: known.map(({ files }) => files), itemStyle: { color: colours.accent } },
      ],
    },
  );
}
