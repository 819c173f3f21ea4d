import { plainText } from '@tableflow-workshop/client-core';

/** Longer than any name or sentence; what others wrote may be longer. */
const longestText = 4_000;

/** A result for a program. Texts of others are in it as `plainText` leaves them: a terminal may show the document, too. */
export function renderJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_name, part: unknown) => (typeof part === 'string' ? plainText(part, longestText) : part),
    indent,
  );
}
