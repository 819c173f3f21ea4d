import { countsChart } from '../charts/counts-chart.ts';
import type { FleetDocument } from '../fleet-document.ts';
import { count, time } from '../format.ts';
import { type Html, html } from '../html.ts';
import { detailsTable, figureWithTable } from '../sections/details-table.ts';
import { attendeeStates } from './attendee-states.ts';

/** As many changes as a person reads. */
const mostChanges = 20;

/** How many were how at each check, and whose state changed. Nothing where nobody watched. */
export function timeLineSection({ changes = [], samples = [] }: FleetDocument): Html | undefined {
  if (samples.length === 0 && changes.length === 0) return undefined;
  const names = attendeeStates.map(([state]) => state);
  const rows = samples.map(({ at, counts }) => [time(at), ...names.map((state) => count(counts[state]))]);
  const picture = countsChart(
    'counts-chart',
    'How many attendees were complete, on the way and stuck at each check',
    samples,
  );
  const table = detailsTable('Attendees in each state at each check', ['time', ...names], rows, names);
  const newest = [...changes].reverse().slice(0, mostChanges);
  return html`<section aria-labelledby="time-line"><h2 id="time-line">Time line</h2>
${picture && figureWithTable('counts-figures', 'Attendees over time (UTC): complete (solid), on the way (dotted), stuck (dashed)', picture, table, true)}
${
  newest.length > 0 &&
  html`<h3>What changed, newest first</h3>
<ol class="changes">${newest.map(
    ({ at, attendee, from, to, where }) =>
      html`<li><time datetime="${at}">${time(at).slice(11)}</time> ${attendee}: ${from} → ${to}${where !== '' && html` (${where})`}</li>`,
  )}</ol>`
}${changes.length > newest.length && html`<p class="quiet">and ${changes.length - newest.length} earlier</p>`}</section>`;
}
