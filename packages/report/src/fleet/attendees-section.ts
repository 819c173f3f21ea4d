import type { AttendeeStages, FleetDocument, ReportedAttendee } from '../fleet-document.ts';
import { count } from '../format.ts';
import { type Html, html } from '../html.ts';
import { attendeeStates, lookOf, namesOf, stageStates } from './attendee-states.ts';
import { causesOf } from './causes-section.ts';

const stageTitles: readonly (readonly [keyof AttendeeStages, string])[] = [
  ['connector', 'Connector'],
  ['topic', 'Topic'],
  ['tableflow', 'Tableflow'],
  ['catalog', 'Catalog'],
  ['rows', 'Rows'],
];

/** Attendee by stage: who is stuck comes first, then in the order of the roster. */
export function attendeesSection(document: FleetDocument): Html {
  const causes = causesOf(document);
  const numbered = document.attendees.map((attendee, index) => ({ attendee, number: index + 1 }));
  const sorted = attendeeStates.flatMap(([state]) => numbered.filter(({ attendee }) => attendee.state === state));
  return html`<section aria-labelledby="attendees"><h2 id="attendees">Attendees</h2>
<div class="scroll" role="region" aria-label="Attendees and stages" tabindex="0"><table class="attendees">
<caption>How far the rows of each attendee have come, from PostgreSQL to Databricks</caption>
<thead><tr><th scope="col">Attendee</th><th scope="col">Prefix</th><th scope="col">State</th>${stageTitles.map(
    ([, title]) => html`<th scope="col" class="stage">${title}</th>`,
  )}<th scope="col" class="number">Tables</th><th scope="col" class="number">Rows there</th><th scope="col">Why</th></tr></thead>
<tbody id="rows" data-live data-rows>
${sorted.map(({ attendee, number }) => {
  const cause = causes.findIndex(({ attendees }) => attendees.includes(attendee.attendee));
  return row(attendee, number, attendee.state === 'stuck' ? cause + 1 : 0);
})}</tbody></table></div></section>`;
}

function row(attendee: ReportedAttendee, number: number, cause: number): Html {
  const { completeTables, prefix, rows, stages, state, tables } = attendee;
  const { tone, sign } = lookOf(state);
  return html`<tr id="attendee-${number}" data-names="${namesOf(attendee)}" data-state="${state}"><th scope="row">${attendee.attendee}</th><td>${prefix ?? ''}</td><td><span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${state}</span></td>${stageTitles.map(
    ([stage]) => {
      const [stageTone, mark] = stageStates[stages[stage]];
      return html`<td class="stage"><span class="badge ${stageTone}"><span aria-hidden="true">${mark}</span><span class="out">${stages[stage]}</span></span></td>`;
    },
  )}<td class="number">${tables > 0 && `${completeTables} of ${tables}`}</td><td class="number">${count(rows)}</td><td class="why">${whyOf(attendee, cause)}</td></tr>
`;
}

function whyOf({ findings, state }: ReportedAttendee, cause: number): Html | false {
  const [finding] = findings;
  if (!finding || state === 'not started') return false;
  const link = cause > 0 && html`<a href="#cause-${cause}">what fixes it</a>: `;
  return html`<span class="brief">${link}${finding.where}: ${finding.evidence}</span>`;
}
