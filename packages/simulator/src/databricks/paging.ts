import { type Answer, ok } from '../request/answer.ts';
import { invalidParameter } from './unity-errors.ts';

/** How one list is cut into pages. The defaults are those of most Unity Catalog lists. */
export interface PageRule {
  /** Name of the query parameter. Default `max_results`. */
  readonly parameter?: string;
  /** Page size without the parameter. Default: everything at once. */
  readonly sizeWhenAbsent?: number;
  /** Smaller sizes than this, but for 0, are refused. Default 1. */
  readonly least?: number;
}

export interface ListOptions<Item> {
  readonly query: URLSearchParams;
  /** Unique: the token says after which name the next page begins, so deletes in between lose nothing. */
  readonly nameOf: (item: Item) => string | undefined;
  /** What the caller may see. A page is cut first, so it may come out empty and still carry a token. */
  readonly isShown?: (item: Item) => boolean;
  readonly show?: (item: Item) => unknown;
  readonly rule?: PageRule;
}

/** What the server takes when the size is left to it, and the most it gives. */
const serverPageSize = 100;
const largestPageSize = 1_000;

/**
 * One page of a list. Without anything to show the key is absent, and without more to come the token is.
 * Source: D5.1 and D1.
 */
export function listAnswer<Item>(key: string, all: readonly Item[], options: ListOptions<Item>): Answer {
  const { query, isShown = () => true, show = (item) => item, rule = {} } = options;
  const nameOf = (item: Item): string => options.nameOf(item) ?? '';
  const size = pageSize(query, rule);
  if (typeof size !== 'number') return size;
  const after = readToken(query.get('page_token'));
  if (after !== undefined && typeof after !== 'string') return after;

  const sorted = [...all].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const rest = after === undefined ? sorted : sorted.filter((item) => nameOf(item) > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const shown = page.filter(isShown).map(show);
  return ok({
    ...(shown.length > 0 ? { [key]: shown } : {}),
    ...(rest.length > page.length && last !== undefined ? { next_page_token: writeToken(nameOf(last)) } : {}),
  });
}

function pageSize(query: URLSearchParams, rule: PageRule): number | Answer {
  const { parameter = 'max_results', least = 1, sizeWhenAbsent = Number.POSITIVE_INFINITY } = rule;
  const text = query.get(parameter);
  if (text === null) return sizeWhenAbsent;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 0 || (size > 0 && size < least)) {
    return invalidParameter(`Invalid value for ${parameter}: ${text}`);
  }
  return size === 0 ? serverPageSize : Math.min(size, Math.max(largestPageSize, least));
}

function writeToken(name: string): string {
  return Buffer.from(JSON.stringify({ after: name })).toString('base64url');
}

function readToken(token: string | null): string | undefined | Answer {
  if (!token) return undefined;
  try {
    const { after } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { after?: unknown };
    if (typeof after === 'string') return after;
  } catch {
    // Falls through: not one of ours.
  }
  return invalidParameter('Invalid page token');
}
