import { plainText } from './plain-text.ts';

const longestExcerpt = 300;

/**
 * What a body that nobody understands says, as one line for a sentence: the title of a page, the text without its markup,
 * or data as JSON; without secrets and controls, cut to 300 characters.
 */
export function excerpt(body: unknown): string {
  const text = typeof body === 'string' ? body : textOfData(body);
  return plainText(isMarkup(text) ? textOfPage(text) : text, longestExcerpt);
}

/** As JSON. What is nested deeper than a call stack cannot be written so. */
function textOfData(body: unknown): string {
  try {
    return JSON.stringify(body) ?? '';
  } catch {
    return 'data that cannot be written as JSON';
  }
}

/** Whether a body is a page instead of data. */
export function isMarkup(body: string): boolean {
  return /^\s*</.test(body);
}

/** Of a page: what says anything is at its beginning. */
const longestPage = 64_000;

function textOfPage(page: string): string {
  const beginning = page.slice(0, longestPage);
  const titles = [...beginning.matchAll(/<(?:title|pre)\b[^<>]{0,1000}>([^<]*)/gi)].map(([, inner = '']) =>
    inner.trim(),
  );
  // Every `<` ends what the one before it began: no part is read twice.
  return titles.find((title) => title !== '') ?? beginning.replace(/<[^<>]*>?/g, ' ');
}
