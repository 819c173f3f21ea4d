import { conditionOfLab } from './condition.ts';
import { time } from './format.ts';
import { type Html, html } from './html.ts';
import { liveScript } from './live-script.ts';
import { renderPage } from './page.ts';
import { pageStyle } from './page-style.ts';
import type { ReportDocument } from './report-document.ts';
import { badge } from './sections/badge.ts';
import { findingsSection } from './sections/findings-section.ts';
import { pipelineSection } from './sections/pipeline-section.ts';
import { runSection } from './sections/run-section.ts';
import { tablesSection } from './sections/tables-section.ts';

/** How the page is used. */
export interface RenderReportOptions {
  /**
   * The page asks `events`, beside its own address, for its next states: whole pages, as server-sent events. Default false.
   */
  readonly isLive?: boolean | undefined;
}

const verdicts = {
  healthy: 'healthy',
  starting: 'starting: not all rows have arrived yet, and nothing has failed',
  unhealthy: 'not healthy',
  unknown: 'not known',
} as const;

/**
 * Renders a lab as one HTML page that needs nothing else: no network, no script, no font. The same document gives the same
 * page. Texts of others, such as names and error messages, are shown as texts; its content security policy allows nothing but
 * its own style sheet, and its own script where it is live.
 *
 * @param options `isLive` lets it follow a server; see there
 * @example await writeFile('report.html', renderReport(report));
 */
export function renderReport(document: ReportDocument, { isLive = false }: RenderReportOptions = {}): string {
  const condition = conditionOfLab(document);
  const title = `LAB 3 on ${document.lab.catalogName}`;
  return renderPage({
    title: `${title}: ${condition}`,
    style: pageStyle,
    scripts: isLive ? [liveScript] : [],
    isLive,
    header: html`<h1>${title}</h1>
<p class="verdict" aria-live="polite"><span id="verdict" data-live>${badge(condition, verdicts[condition])}</span></p>
<p class="quiet">${seen(document)}${isLive && html` · <span id="live">live</span>`}</p>`,
    main: html`<div id="parts" data-live>
${pipelineSection(document)}
${findingsSection(document)}
${tablesSection(document)}
${runSection(document)}
</div>`,
  });
}

function seen({ at, lab }: ReportDocument): Html {
  return html`<span id="seen" data-live>Seen ${time(at)}</span> · environment ${lab.environmentId} · cluster ${lab.kafkaClusterId}`;
}
