import { redactBeginning } from './redact-secrets.ts';

/** As much of somebody else's text as a person reads in a sentence. */
const longestShown = 500;

/**
 * Text of others (a server, a file, a name that somebody chose) as it may stand in a line of ours: without secrets, on
 * one line, without characters that a terminal obeys or that hide what is written, and cut to a length that can be
 * read. What is cut off is counted.
 *
 * Line breaks and runs of space become one space; other control, format and bidirectional characters, and halves of
 * characters, become `�`.
 *
 * @param longest characters that are shown, default 500
 * @example plainText('done\n✓ verify tables: complete') // 'done ✓ verify tables: complete'
 * @example plainText('\u001b[2Jgone', 4) // '�[2J… (4 more characters)'
 */
export function plainText(text: string, longest: number = longestShown): string {
  const { clean, isWhole } = redactBeginning(text, longest);
  const line = withoutControls(clean).replace(blanks, ' ').trim();
  // What was cut before keeps its count.
  if (isWhole && (line.length <= longest || line.replace(count, '').length <= longest)) return line;
  const cut = Math.min(longest, line.length);
  // Not through the middle of a character.
  const end = /[\ud800-\udbff]/.test(line.charAt(cut - 1)) ? cut - 1 : cut;
  const rest = (isWhole ? line.length : text.length) - end;
  return `${line.slice(0, end)}… (${rest.toLocaleString('en-US')} more characters)`;
}

/** Without characters that a terminal obeys, or that hide or turn round what is written; still as long as it was. */
export function withoutControls(text: string): string {
  return text.replace(lineBreaks, ' ').replace(controls, '�');
}

const count = /… \([\d,]{1,20} more characters\)$/;
const lineBreaks = /[\t-\r\u0085\u2028\u2029]/g;
/** Control (C0, C1), format (bidirectional marks, zero width, tags) and surrogates that are alone. */
const controls = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** Space, and letters that print as nothing. */
const blanks = /[\s\u115f\u1160\u2800\u3164\uffa0]+/g;
