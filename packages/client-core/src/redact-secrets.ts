import { findKnownSecrets, longestKnownSecret } from './known-secrets.ts';
import { placeholder, secretShapes } from './secret-shapes.ts';

/** What is longer is data: nobody reads it as a message, and cleaning it would keep everything else waiting. */
const longestText = 1 << 19;

/**
 * Replaces every secret value that this process knows, however it was encoded on its way (percent, JSON in JSON, `\u`,
 * HTML, base64, hex), and what looks like a secret or is where secrets are.
 * Every text that comes from outside passes through here before it reaches an error, a log or a report.
 *
 * The time it takes grows with the length of the text alone. Of a text of more than half a million characters the beginning
 * is left, and the count of the rest.
 */
export function redactSecrets(text: string): string {
  if (text.length <= longestText) return redact(text);
  const rest = (text.length - longestText).toLocaleString('en-US');
  return `${redact(text.slice(0, longestText))}… (${rest} more characters)`;
}

/**
 * The first `longest` characters or more of a text, without secrets, and without half a secret at the end. Of a text
 * that is a thousand times as long, no more is read.
 */
export function redactBeginning(text: string, longest: number): { readonly clean: string; readonly isWhole: boolean } {
  const margin = Math.max(leastMargin, longestKnownSecret() * mostCharactersForOne);
  if (text.length <= longest + 2 * margin) return { clean: redactSecrets(text), isWhole: true };
  return { clean: redactSecrets(text.slice(0, longest + 2 * margin)).slice(0, -margin), isWhole: false };
}

/** What surrounds a secret that we do not know. */
const leastMargin = 4_096;
/** `&#x000041;`, or `%2525` in front of each digit: what one character of a secret becomes on its way. */
const mostCharactersForOne = 12;

function redact(text: string): string {
  let clean = '';
  let done = 0;
  for (const { start, end } of findKnownSecrets(text)) {
    clean += text.slice(done, start) + placeholder;
    done = end;
  }
  clean += text.slice(done);
  return secretShapes.reduce((said, { pattern, replacement }) => said.replace(pattern, replacement), clean);
}
