import type { Operation } from './descriptions.ts';
import type { WireRequest } from './wire-server.ts';

/** A request on the wire, taken apart by nothing but the rules of URLs. */
export interface ObservedRequest {
  readonly method: string;
  /** The template of the operation, where the path fits it; otherwise the path as it came. */
  readonly path: string;
  readonly pathValues: Readonly<Record<string, string>>;
  /** Each occurrence of a parameter with its values, which commas separate; sorted by name. */
  readonly query: readonly (readonly [string, readonly string[]])[];
  readonly acceptsTheAnswer: boolean;
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/** Reads a request as a server would that knows the operation. Each value is decoded once. */
export function observeRequest(request: WireRequest, operation: Operation): ObservedRequest {
  const { headers } = request;
  const [contentType] = headers['content-type']?.split(';') ?? [];
  const values = pathValues(request.rawPath, operation.path);
  return {
    method: request.method,
    path: values ? operation.path : request.rawPath,
    pathValues: values ?? {},
    query: queryOf(request.rawQuery),
    acceptsTheAnswer: operation.successes.every(
      ({ mediaType }) => mediaType === undefined || accepts(headers.accept ?? '', mediaType),
    ),
    authorization: headers.authorization,
    userAgent: headers['user-agent'],
    contentType,
    body: bodyOf(request.body, contentType),
  };
}

/** What stands in the places of a template, or `undefined` where the path is another. */
function pathValues(rawPath: string, template: string): Readonly<Record<string, string>> | undefined {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const pattern = template
    .split(/\{[^}]+\}/)
    .map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/?#]+)');
  const found = new RegExp(`^${pattern}$`).exec(rawPath);
  if (!found || !/^([\w\-.~!$&'()*+,;=:@/]|%[\dA-F]{2})*$/.test(rawPath)) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
}

function queryOf(rawQuery: string): readonly (readonly [string, readonly string[]])[] {
  if (rawQuery === '') return [];
  // A plus is a space to some servers and a plus to others, so there is none.
  if (!/^([\w\-.~!$&'()*,;=:@/?]|%[\dA-F]{2})*$/.test(rawQuery)) return [['not encoded', [rawQuery]]];
  return rawQuery
    .split('&')
    .map((occurrence): readonly [string, readonly string[]] => {
      const [name = '', ...value] = occurrence.split('=');
      return [decodeURIComponent(name), value.join('=').split(',').map(decodeURIComponent)];
    })
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

function accepts(header: string, mediaType: string): boolean {
  const [group] = mediaType.split('/');
  return header
    .split(',')
    .some((range) => ['*/*', `${group}/*`, mediaType].includes(range.split(';')[0]?.trim() ?? ''));
}

function bodyOf(text: string, contentType: string | undefined): unknown {
  if (text === '') return undefined;
  if (contentType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  return JSON.parse(text);
}
