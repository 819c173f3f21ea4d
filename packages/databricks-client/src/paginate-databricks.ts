import { type CallResult, type OddAnswer, type Paginated, paginate, readPage } from '@tableflow-workshop/client-core';
import { unwrapObject } from './unwrap-object.ts';

/**
 * Walks a list of Databricks. A page may be empty and still carry a token; an absent or null token is the end, and so
 * is the `{}` of an empty list.
 *
 * @param list makes the call for one page: put the token into its query, and leave the rest as it is
 * @param itemsOf finds the items in a page; absent or null means none. It is told whose answer it is, for `oddAnswer`
 * @param tried the walk as a verb phrase, for the error: `list the catalogs`
 * @throws ApiError for a refused page, InvalidResponseError for one that is no list, PaginationError for a token that comes twice
 * @see https://docs.databricks.com/api/workspace/catalogs/list
 *
 * @example
 * const catalogs = paginateDatabricks(
 *   (page_token) => unityCatalog.GET('/api/2.1/unity-catalog/catalogs', { params: { query: { page_token } } }),
 *   (page) => page.catalogs,
 *   'list the catalogs',
 * );
 * for await (const catalog of catalogs) console.log(catalog.name);
 */
export function paginateDatabricks<List extends { readonly next_page_token?: string | null }, Item>(
  list: (pageToken: string | undefined) => Promise<CallResult<List>>,
  itemsOf: (page: List, answer: Omit<OddAnswer, 'detail'>) => readonly Item[] | null | undefined,
  tried: string,
): Paginated<Item> {
  return paginate(async (token) => {
    const { data, response } = await unwrapObject(list(token), tried);
    const answer = { service: 'Databricks', tried, response };
    return readPage<Item>({ items: itemsOf(data, answer), nextToken: data.next_page_token }, answer);
  }, tried);
}
