import { type Condition, signs } from '../condition.ts';
import { type Html, html } from '../html.ts';

/** A condition as a sign, a colour and a word. */
export function badge(condition: Condition, word: string = condition): Html {
  return html`<span class="badge ${condition}"><span aria-hidden="true">${signs[condition]}</span> ${word}</span>`;
}
