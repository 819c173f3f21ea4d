import { type Answer, failure, ok } from '../request/answer.ts';
import type { Call } from '../request/route.ts';

const defaultPageSize = 10;

/**
 * One page of a list in the envelope of the control plane. `next` is an absolute address on the caller's own origin
 * that carries the whole query; it is absent on the last page. Source: C1.2.
 */
export function listPage(
  call: Call,
  envelope: { readonly apiVersion: string; readonly kind: string },
  items: readonly unknown[],
): Answer {
  const pageSize = Number(call.query.get('page_size') ?? defaultPageSize);
  const offset = readToken(call.query.get('page_token'));
  if (offset === undefined) return failure(400, 'page_token is not one of this list', { code: 'invalid_filter' });
  const end = offset + pageSize;
  return ok({
    api_version: envelope.apiVersion,
    kind: envelope.kind,
    metadata: { total_size: items.length, ...(end < items.length ? { next: addressOf(call, end) } : {}) },
    data: items.slice(offset, end),
  });
}

function addressOf(call: Call, offset: number): string {
  const { pathname, search } = new URL(call.request.url);
  const url = new URL(`${call.origin}${pathname}${search}`);
  url.searchParams.set('page_token', Buffer.from(`offset:${offset}`).toString('base64url'));
  return url.href;
}

function readToken(token: string | null): number | undefined {
  if (!token) return 0;
  const found = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  return found ? Number(found[1]) : undefined;
}
