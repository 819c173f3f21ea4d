import { attendeesSection } from './fleet/attendees-section.ts';
import { causesSection } from './fleet/causes-section.ts';
import { filterForm } from './fleet/filter-form.ts';
import { filterScript } from './fleet/filter-script.ts';
import { fleetStyle } from './fleet/fleet-style.ts';
import { roomSection } from './fleet/room-section.ts';
import { countsInWords, summary } from './fleet/summary.ts';
import { timeLineSection } from './fleet/time-line-section.ts';
import type { FleetDocument } from './fleet-document.ts';
import { count, time } from './format.ts';
import { html } from './html.ts';
import { liveScript } from './live-script.ts';
import { renderPage } from './page.ts';
import { pageStyle } from './page-style.ts';
import type { RenderReportOptions } from './render-report.ts';

/**
 * Renders a whole workshop as one HTML page that needs nothing else: who is stuck at which stage, each cause once with its remedy,
 * a row for each attendee, and a time line where somebody watched. It has one script of ours, which filters by name, prefix and state;
 * without scripts everything is there. The same document gives the same page, and texts of others are shown as texts.
 *
 * @param options `isLive` lets it follow a server; see there
 * @example await writeFile('fleet.html', renderFleetReport(fleet));
 */
export function renderFleetReport(document: FleetDocument, { isLive = false }: RenderReportOptions = {}): string {
  const { at, attendees, counts, samples = [] } = document;
  const complete = `${count(counts.complete)} of ${count(attendees.length)}`;
  const stuck = counts.stuck > 0 ? `, ${count(counts.stuck)} stuck` : '';
  // Said when a check has ended, and only where it showed something else than the last.
  const last = samples.at(-1);
  return renderPage({
    title: `LAB 3: ${complete} complete${stuck}`,
    style: `${pageStyle}${fleetStyle}`,
    scripts: isLive ? [filterScript, liveScript] : [filterScript],
    isLive,
    header: html`<h1 id="title" data-live>LAB 3: ${complete} attendees complete</h1>
${summary(document)}
<p class="quiet"><span id="seen" data-live>Seen ${time(at)}</span>${isLive && html` · <span id="live">live</span>`}</p>
${isLive && html`<p class="out" aria-live="polite"><span id="said" data-live>${last && countsInWords(last.counts)}</span></p>`}
${filterForm()}`,
    main: html`${roomSection(document)}
${causesSection(document)}
${attendeesSection(document)}
<div id="time" data-live>${timeLineSection(document)}</div>`,
  });
}
