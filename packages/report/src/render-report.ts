import { createHash } from 'node:crypto';
import { conditionOfLab } from './condition.ts';
import { time } from './format.ts';
import { type Html, html, trusted } from './html.ts';
import { liveScript } from './live-script.ts';
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
   * The page asks `events`, beside its own address, for its next states: whole pages, as server-sent events. Only then it has a
   * script. Default false.
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
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(pageStyle)}'`,
    ...(isLive ? [`script-src '${hashOf(liveScript)}'`, "connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}: ${condition}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<h1>${title}</h1>
<p class="verdict" id="verdict" aria-live="polite">${badge(condition, verdicts[condition])}</p>
<p class="quiet">${seen(document)}${isLive && html` · <span id="live">live</span>`}</p>
</header>
<main id="main">
${pipelineSection(document)}
${findingsSection(document)}
${tablesSection(document)}
${runSection(document)}
</main>
<footer><p>Made by lab3. Times are in UTC.</p></footer>
${isLive && html`<script>${trusted(liveScript)}</script>`}
</body>
</html>
`;
  return page.markup;
}

function seen({ at, lab }: ReportDocument): Html {
  return html`<span id="seen">Seen ${time(at)}</span> · environment ${lab.environmentId} · cluster ${lab.kafkaClusterId}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
