import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { escaped, type Html, trusted } from '../html.ts';

use([BarChart, CustomChart, LineChart, GridComponent, SVGRenderer]);

/** Colours of the page, which follows the scheme of the reader. */
export const colours = {
  accent: 'var(--accent)',
  line: 'var(--line)',
  muted: 'var(--muted)',
  surface: 'var(--surface)',
  healthy: 'var(--healthy)',
  starting: 'var(--starting)',
  unhealthy: 'var(--unhealthy)',
} as const;

/** What a chart is called, and how large it is drawn; the page scales it. */
export interface ChartFrame {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string;
  /** What a screen reader says of the picture. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a chart as SVG. What makes it depend on the reader's browser is taken out: styles of its own (the page has one style
 * sheet, and allows no other), what reacts to a mouse, and ids that count the charts of the process.
 */
export function drawChart({ id, label, width, height }: ChartFrame, option: EChartsCoreOption): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, useUTC: true, backgroundColor: 'transparent', ...option });
    return trusted(cleaned(chart.renderToSVGString(), id, label));
  } finally {
    chart.dispose();
  }
}

function cleaned(svg: string, id: string, label: string): string {
  const inner = svg
    .replace(/^<svg [^>]*>/, '')
    .replace(/<style ?>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:style|class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`);
  const [, viewBox = ''] = /viewBox="([\d ]+)"/.exec(svg) ?? [];
  return `<svg class="chart" viewBox="${viewBox}" role="img" aria-label="${escaped(label)}">${inner}`;
}
