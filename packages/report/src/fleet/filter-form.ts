import { type Html, html } from '../html.ts';
import { attendeeStates } from './attendee-states.ts';

/** Who is shown. It works where scripts do, and is hidden elsewhere. */
export function filterForm(): Html {
  return html`<form id="filter" role="search" hidden>
<p><label for="names">Name or prefix</label> <input id="names" type="search" autocomplete="off" spellcheck="false"></p>
<p><label for="state">State</label> <select id="state"><option value="">all</option>${attendeeStates.map(
    ([state]) => html`<option>${state}</option>`,
  )}</select></p>
<p><input id="projector" type="checkbox"> <label for="projector">Projector</label></p>
<p><output id="shown" for="names state"></output></p>
</form>`;
}
