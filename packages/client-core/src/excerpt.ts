import { redactSecrets } from './secret.ts';

const longestExcerpt = 300;

/**
 * What a body that nobody understands says, as one line for a sentence: the title of a page, or the text without its
 * markup; without secrets, cut to 300 characters.
 */
export function excerpt(body: string): string {
  // Redacted before the cut: half a secret would not be recognised afterwards.
  const line = redactSecrets(isMarkup(body) ? textOfPage(body) : body)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
}

/** Whether a body is a page instead of data. */
export function isMarkup(body: string): boolean {
  return /^\s*</.test(body);
}

function textOfPage(page: string): string {
  const inner = /<(?:title|pre)\b[^>]*>([^<]*[^<\s][^<]*)</i.exec(page)?.[1] ?? page;
  return inner.replace(/<[^>]*>/g, ' ');
}
