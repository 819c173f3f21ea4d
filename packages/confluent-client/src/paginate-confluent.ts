import {
  type CallResult,
  oddAnswer,
  type Paginated,
  PaginationError,
  paginate,
  readPage,
  valueAt,
} from '@tableflow-workshop/client-core';
import { unwrapConfluent } from './confluent-error.ts';

/** What every list of Confluent Cloud has around its items. */
export interface ConfluentPage<Item> {
  readonly data: readonly Item[];
  readonly metadata?: { readonly next?: string | null };
}

/**
 * Walks a list of Confluent Cloud. The service names the next page by a whole address; only its `page_token` is used,
 * with the original query around it, so keys never travel to another host.
 *
 * @param list makes the call for one page: put the token into its query, and leave the rest as it is
 * @param tried the walk as a verb phrase, for the error: `list the Tableflow topics`
 * @throws ApiError for a refused page, InvalidResponseError for one that is no list, PaginationError for an address without a token or one that comes twice
 * @see https://docs.confluent.io/cloud/current/api.html#section/Pagination
 *
 * @example
 * const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1' };
 * const topics = paginateConfluent(
 *   (page_token) => tableflow.GET('/tableflow/v1/tableflow-topics', { params: { query: { ...query, page_token } } }),
 *   'list the Tableflow topics',
 * );
 * for await (const topic of topics) console.log(topic.spec.display_name);
 */
export function paginateConfluent<Item>(
  list: (pageToken: string | undefined) => Promise<CallResult<ConfluentPage<Item>>>,
  tried: string,
): Paginated<Item> {
  return paginate(async (token) => {
    const call = await list(token);
    const page: unknown = await unwrapConfluent(Promise.resolve(call), tried);
    const answer = { service: 'Confluent Cloud', tried, response: call.response };
    const items = valueAt(page, 'data');
    if (items === undefined) throw oddAnswer({ ...answer, detail: 'no list of items in it' });
    const found = readPage<Item>({ items, nextToken: valueAt(page, 'metadata', 'next') }, answer);
    return { items: found.items, nextToken: tokenIn(found.nextToken, tried) };
  }, tried);
}

function tokenIn(next: string | null | undefined, tried: string): string | undefined {
  if (!next) return undefined;
  const token = new URLSearchParams(next.split('?')[1]).get('page_token');
  if (token) return token;
  throw new PaginationError(tried, 'the address of the next page carries no page_token');
}
