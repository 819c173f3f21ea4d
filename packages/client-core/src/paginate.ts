import { SdkError } from './errors.ts';

/** One page of a list: its items, and the token of the next page, absent, null or empty at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | null | undefined;
}

/** A walk over a list, item by item. */
export interface Paginated<Item> extends AsyncGenerator<Item, void, undefined> {
  /** The same list page by page, from its first page on; empty pages are left out. */
  pages(): AsyncGenerator<readonly Item[], void, undefined>;
}

/** A server sent us on in a way that cannot lead to the end of the list. */
export class PaginationError extends SdkError {
  static override readonly kind = 'PaginationError';
  override readonly name = PaginationError.kind;

  constructor(tried: string, detail: string) {
    super(`Could not ${tried}: ${detail}.`, { code: 'invalid_pagination' });
  }
}

/**
 * Walks a list. The next page is fetched while the caller works on this one. An empty page that carries a token goes
 * on, until a thousand of them came in a row.
 *
 * Nothing is fetched before the first item is asked for, and at most one page is fetched in vain when the caller stops.
 *
 * @param fetchPage gets the token of the page to fetch, `undefined` for the first
 * @param tried the walk as a verb phrase, for the error: `list the catalogs`
 * @throws PaginationError when a token comes twice, or a thousand pages in a row are empty; what `fetchPage` throws, after the items before it
 *
 * @example
 * const numbers = paginate(async (token = '0') => ({ items: [Number(token)], nextToken: token === '9' ? undefined : `${Number(token) + 1}` }));
 * for await (const number of numbers) console.log(number);
 * for await (const page of numbers.pages()) console.log(page.length);
 */
export function paginate<Item>(
  fetchPage: (token: string | undefined) => Promise<Page<Item>>,
  tried = 'read a list to its end',
): Paginated<Item> {
  const pages = (): AsyncGenerator<readonly Item[], void, undefined> => walkPages(fetchPage, tried);
  return Object.assign(walkItems(pages), { pages });
}

/** In a row. A server that filters may send some. */
const mostEmptyPages = 1_000;
const mostTokens = 10_000;

async function* walkItems<Item>(
  pages: () => AsyncGenerator<readonly Item[], void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  // Not `yield*`: it would wrap each item in two more promises.
  for await (const page of pages()) for (const item of page) yield item;
}

async function* walkPages<Item>(
  fetchPage: (token: string | undefined) => Promise<Page<Item>>,
  tried: string,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  let emptyPages = 0;
  let next: Promise<Page<Item>> | undefined = fetchPage(undefined);
  for (let count = 1; next; count += 1) {
    const { items, nextToken }: Page<Item> = await next;
    next = undefined;
    const isRepeated = nextToken ? seen.has(nextToken) : false;
    emptyPages = items.length > 0 ? 0 : emptyPages + 1;
    if (nextToken && emptyPages >= mostEmptyPages)
      throw new PaginationError(tried, `${emptyPages} pages in a row hold nothing, and more are said to follow`);
    if (nextToken && !isRepeated) {
      // A way back is short. Of a list without an end, not all tokens are kept.
      if (seen.size >= mostTokens) seen.clear();
      seen.add(nextToken);
      next = fetchPage(nextToken);
      // Awaited in the next round; until then a failure must not count as unhandled.
      next.catch(() => undefined);
    }
    if (items.length > 0) yield items;
    if (isRepeated) throw new PaginationError(tried, `page ${count} leads back to a page that was read before`);
  }
}

/** Collects a walk into an array. `limit` is mandatory: a list may be longer than the caller thinks. */
export async function collect<Item>(items: AsyncIterable<Item>, limit: number): Promise<readonly Item[]> {
  const collected: Item[] = [];
  if (limit <= 0) return collected;
  for await (const item of items) {
    collected.push(item);
    if (collected.length >= limit) break;
  }
  return collected;
}
