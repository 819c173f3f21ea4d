import type { FleetDocument } from '../fleet-document.ts';
import { count } from '../format.ts';
import { type Html, html } from '../html.ts';
import { lookOf, presentStates } from './attendee-states.ts';

/** How many are how, in large figures. */
export function summary({ counts }: FleetDocument): Html {
  return html`<ul class="counts" id="counts" data-live>${presentStates(counts).map(([state, number]) => {
    const { tone, sign } = lookOf(state);
    return html`<li class="${tone}"><span class="sign" aria-hidden="true">${sign}</span> <strong>${count(number)}</strong> ${state}</li>`;
  })}</ul>`;
}

/** The same as a sentence. */
export function countsInWords(counts: FleetDocument['counts']): string {
  return presentStates(counts)
    .map(([state, number]) => `${count(number)} ${state}`)
    .join(', ');
}
