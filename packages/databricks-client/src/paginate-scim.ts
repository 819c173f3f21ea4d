import { type CallResult, type Paginated, paginate, readPage } from '@tableflow-workshop/client-core';
import { unwrapObject } from './unwrap-object.ts';

/**
 * Walks a list of users, groups or service principals: each page begins behind the last item of the one before, and
 * an empty page is the end. The totals in the answers are not used, for they may change in between.
 *
 * @param list makes the call for one page: put the index of its first item, from 1, into its query as `startIndex`
 * @param tried the walk as a verb phrase, for the error: `list the groups`
 * @throws ApiError for a refused page, InvalidResponseError for one that is no list
 * @see https://docs.databricks.com/api/workspace/groups/list
 *
 * @example
 * const groups = paginateScim(
 *   (startIndex) => identity.GET('/api/2.0/preview/scim/v2/Groups', { params: { query: { startIndex, count: 100 } } }),
 *   'list the groups',
 * );
 * for await (const group of groups) console.log(group.displayName);
 */
export function paginateScim<Item>(
  list: (startIndex: number) => Promise<CallResult<{ readonly Resources?: readonly Item[] | null }>>,
  tried: string,
): Paginated<Item> {
  return paginate(async (token = '1') => {
    const startIndex = Number(token);
    const { data, response } = await unwrapObject(list(startIndex), tried);
    const answer = { service: 'Databricks', tried, response };
    const { items } = readPage<Item>({ items: data.Resources, nextToken: undefined }, answer);
    return { items, nextToken: items.length > 0 ? String(startIndex + items.length) : undefined };
  }, tried);
}
