import { kindOf, type OddAnswer, oddAnswer } from './odd-answer.ts';
import type { Page } from './paginate.ts';

/** Longer ones are no token of a page. */
const longestToken = 65_536;

/**
 * A page of a list out of an answer, once it is certain that it is one: its items are objects in an array (absent or null
 * where there is none), and the token of the next page is a text.
 *
 * @throws InvalidResponseError with the operation, and what is wrong
 */
export function readPage<Item>(
  found: {
    /** What is where the list belongs. */
    readonly items: unknown;
    /** What is where the token of the next page belongs. */
    readonly nextToken: unknown;
  },
  answer: Omit<OddAnswer, 'detail'>,
): Page<Item> {
  const { items, nextToken } = found;
  if (items !== undefined && items !== null && !Array.isArray(items))
    throw oddAnswer({ ...answer, detail: `${kindOf(items)} where the list is expected` });
  const odd = items?.find((item: unknown) => typeof item !== 'object' || item === null);
  if (odd !== undefined) throw oddAnswer({ ...answer, detail: `${kindOf(odd)} among the items of the list` });
  if (nextToken !== undefined && nextToken !== null && typeof nextToken !== 'string')
    throw oddAnswer({ ...answer, detail: `${kindOf(nextToken)} where the token of the next page is expected` });
  if (nextToken && nextToken.length > longestToken)
    throw oddAnswer({ ...answer, detail: `a token of ${nextToken.length.toLocaleString('en-US')} characters` });
  // Half a character cannot be sent back.
  if (nextToken && /\p{Cs}/u.test(nextToken))
    throw oddAnswer({ ...answer, detail: 'a token of the next page that is not well-formed' });
  return { items: (items ?? []) as readonly Item[], nextToken };
}
