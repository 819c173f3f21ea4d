import { plainText } from './plain-text.ts';

const longestExcerpt = 300;

/**
 * What a body that nobody understands says, as one line for a sentence: the title of a page, or the text without its
 * markup; without secrets and controls, cut to 300 characters.
 */
export function excerpt(body: string): string {
  return plainText(isMarkup(body) ? textOfPage(body) : body, longestExcerpt);
}

/** Whether a body is a page instead of data. */
export function isMarkup(body: string): boolean {
  return /^\s*</.test(body);
}

function textOfPage(page: string): string {
  const inner = /<(?:title|pre)\b[^>]*>([^<]*[^<\s][^<]*)</i.exec(page)?.[1] ?? page;
  return inner.replace(/<[^>]*>/g, ' ');
}
