import { conditionOfPart } from '../condition.ts';
import { type Html, html } from '../html.ts';
import { drawPipeline } from '../pipeline/draw-pipeline.ts';
import { pipelineNodes } from '../pipeline/pipeline-nodes.ts';
import type { ReportDocument } from '../report-document.ts';
import { badge } from './badge.ts';
import { detailsTable } from './details-table.ts';

/** The pipeline as a picture, and each part of it in a table. */
export function pipelineSection(document: ReportDocument): Html {
  const nodes = pipelineNodes(document);
  const label = `The way of the rows: ${nodes.map(({ name, condition, state }) => `${name} ${condition} (${state})`).join(', then ')}.`;
  const hasCauses = document.parts.some(({ causes, unknown }) => causes.length + unknown.length > 0);
  const rows = document.parts.map((part) => [
    part.part,
    badge(conditionOfPart(part), part.health.state),
    part.health.phase,
    ...(hasCauses ? [part.causes[0]?.cause ?? part.unknown[0]?.text ?? ''] : []),
  ]);
  const columns = ['part', 'state', 'phase', ...(hasCauses ? ['likeliest cause'] : [])];
  return html`<section aria-labelledby="pipeline"><h2 id="pipeline">Pipeline</h2>
${drawPipeline(nodes, 'across', label)}
${drawPipeline(nodes, 'down', label)}
${detailsTable('Parts of the lab', columns, rows)}
</section>`;
}
