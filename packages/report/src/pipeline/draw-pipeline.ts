import { signs } from '../condition.ts';
import { type Html, html } from '../html.ts';
import type { PipelineNode } from './pipeline-nodes.ts';

const box = { width: 172, height: 96 };
/** From one box to the next, with room for an arrow. */
const gaps = { across: { x: 220, y: 0 }, down: { x: 0, y: 138 } };

/** From left to right, or, for narrow screens, from top to bottom. */
export type Direction = keyof typeof gaps;

/** Draws the stations as boxes with arrows between them. What it shows is said in words besides, so it is one image. */
export function drawPipeline(nodes: readonly PipelineNode[], direction: Direction, label: string): Html {
  const step = gaps[direction];
  const last = Math.max(0, nodes.length - 1);
  const width = box.width + step.x * last + 4;
  const height = box.height + step.y * last + 4;
  return html`<svg class="pipeline ${direction}" viewBox="-2 -2 ${width} ${height}" role="img" aria-label="${label}">
${nodes.map(
  (
    node,
    index,
  ) => html`<g transform="translate(${step.x * index} ${step.y * index})">${index > 0 && arrow(direction)}${station(node)}</g>
`,
)}</svg>`;
}

function station({ name, condition, state, figure }: PipelineNode): Html {
  return html`<g class="${condition}"><title>${`${name}: ${condition}, ${state}`}</title>
<rect class="box" width="${box.width}" height="${box.height}" rx="8"/>
<rect class="mark" width="4" height="${box.height - 24}" x="0" y="12" rx="2"/>
<text class="name" x="16" y="28">${name}</text>
<text class="sign" x="${box.width - 16}" y="28" text-anchor="end">${signs[condition]}</text>
<text class="state" x="16" y="52">${fitted(state)}</text>
<text class="figure" x="16" y="76">${fitted(figure)}</text></g>`;
}

/** In the space before a box, which begins at 0. */
function arrow(direction: Direction): Html {
  return direction === 'across'
    ? html`<path class="arrow" d="M-38 ${box.height / 2}h28m-6 -5l6 5l-6 5"/>`
    : html`<path class="arrow" d="M${box.width / 2} -32v22m-5 -6l5 6l5 -6"/>`;
}

/** A box has room for so much; all of it is in the table below. */
function fitted(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
