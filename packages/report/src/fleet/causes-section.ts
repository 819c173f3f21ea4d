import type { FleetDocument } from '../fleet-document.ts';
import { plural } from '../format.ts';
import { type Html, html } from '../html.ts';

/** As many names as a person reads. */
const mostNames = 12;

/** The causes for which somebody is stuck, each once, with their number in the page. */
export function causesOf({ attendees, findings }: FleetDocument): FleetDocument['findings'] {
  const stuck = new Set(attendees.filter(({ state }) => state === 'stuck').map(({ attendee }) => attendee));
  return findings.filter((finding) => finding.attendees.some((one) => stuck.has(one)));
}

/** Why people are stuck: the same cause with twenty of them is one, with one remedy. */
export function causesSection(document: FleetDocument): Html {
  const causes = causesOf(document);
  const prefixes = new Map(document.attendees.map(({ attendee, prefix }) => [attendee, prefix]));
  return html`<section id="causes" aria-labelledby="to-fix" data-live><h2 id="to-fix">To fix</h2>
${causes.length === 0 && html`<p>Nobody is stuck.</p>`}
${causes.map(({ attendees, evidence, remedy, ruleId, where }, index) => {
  const shown = attendees.slice(0, mostNames).map((one) => prefixes.get(one) ?? one);
  const rest = attendees.length - shown.length;
  const names = attendees.map((one) => `${one} ${prefixes.get(one) ?? ''}`.toLowerCase()).join(' ');
  return html`<article class="finding unhealthy" id="cause-${index + 1}" data-names="${names}" data-state="stuck">
<h3>${index + 1}. ${plural(attendees.length, 'attendee')}: ${where}</h3>
<p class="quiet">${shown.join(', ')}${rest > 0 && html` and ${rest} more`}</p>
<p>${evidence}</p>
<p class="remedy"><strong>To fix it:</strong> ${remedy} <span class="rule">${ruleId}</span></p></article>`;
})}
${document.notes.length > 0 && html`<h3>Not checked</h3><ul>${document.notes.map((note) => html`<li>${note}</li>`)}</ul>`}</section>`;
}
