import type { FleetDocument } from '../fleet-document.ts';
import { type Html, html } from '../html.ts';
import { lookOf, namesOf } from './attendee-states.ts';
import { countsInWords } from './summary.ts';

/** Everybody at a glance, in the order of the roster: for the eye only, because the table has the same in words. */
export function roomSection({ attendees, counts }: FleetDocument): Html {
  return html`<section aria-labelledby="room"><h2 id="room">The room</h2>
<div class="room" id="tiles" role="img" aria-label="Each attendee as a tile: ${countsInWords(counts)}. The table has the same." data-live data-rows>${attendees.map(
    (one, index) => {
      const { tone, sign } = lookOf(one.state);
      return html`<span id="tile-${index + 1}" class="${tone}" title="${one.attendee}: ${one.state}" data-names="${namesOf(one)}" data-state="${one.state}"><span class="sign">${sign}</span> ${one.prefix ?? one.attendee}</span>`;
    },
  )}</div></section>`;
}
