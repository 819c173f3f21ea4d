import { plainText } from '@tableflow-workshop/client-core';

/** As much of a text as a person reads in a table or a list. */
const longestText = 1_000;

/** A command that is cut off is none. */
const longestCommand = 8_000;
const commands: ReadonlySet<string> = new Set(['remedy', 'removeWith', 'next']);

/**
 * What a recipe found out, as it may be shown and written down: what services, files and other people wrote is on one
 * line, without secrets and without characters that a terminal obeys, and no longer than a person reads.
 */
export function plainAnswer<Answer>(answer: Answer): Answer {
  return clean(answer, longestText) as Answer;
}

function clean(value: unknown, longest: number): unknown {
  if (typeof value === 'string') return plainText(value, longest);
  if (Array.isArray(value)) return value.map((member) => clean(member, longest));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      clean(member, commands.has(name) ? longestCommand : longestText),
    ]),
  );
}
