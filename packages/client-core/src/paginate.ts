/** One page of a list: its items, and the token of the next page, absent at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
}

/**
 * Walks a list item by item. The next page is fetched while the caller works on this one. An empty page that carries
 * a token goes on; the end is an absent token; a token that comes twice is an error of the server and ends the walk.
 *
 * @param fetchPage gets the token of the page to fetch, `undefined` for the first
 *
 * @example for await (const catalog of paginate((token) => fetchCatalogs(token))) console.log(catalog.name)
 */
export async function* paginate<Item>(
  fetchPage: (token: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  let next: Promise<Page<Item>> | undefined = fetchPage(undefined);
  while (next) {
    const page: Page<Item> = await next;
    next = undefined;
    if (page.nextToken && !seen.has(page.nextToken)) {
      seen.add(page.nextToken);
      next = fetchPage(page.nextToken);
      // Awaited in the next round; until then a failure must not count as unhandled.
      next.catch(() => undefined);
    }
    yield* page.items;
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
