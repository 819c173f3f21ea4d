import { plainText } from '@tableflow-workshop/client-core';

/** Markup that was built here. Whatever is not of this type is text, and shown as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** As much of somebody else's text as a page shows in one place. */
const longestText = 2_000;

/**
 * Builds markup. Texts that are put in stay texts, in elements and in quoted attributes alike, without secrets and control
 * characters: nobody who chose a name or wrote an error message writes a page of ours.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: literals.map((literal, index) => `${literal}${markupOf(parts[index])}`).join('') };
}

/** Markup whose texts are known to be escaped, e.g. a chart that was drawn by a library. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (isList(part)) return part.map(markupOf).join('');
  return part.markup;
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may be put into markup, in an element or in a quoted attribute. */
export function escaped(text: string): string {
  return plainText(text, longestText).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
