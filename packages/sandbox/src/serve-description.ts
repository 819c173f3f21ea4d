import { createHash, timingSafeEqual } from 'node:crypto';
import type { ReadRecords } from './data-plane/read-records.ts';
import type { SandboxDescription } from './describe-sandbox.ts';

/** What a sandbox says of itself. */
export interface OwnAnswers {
  readonly description: SandboxDescription;
  /** That of `sandbox.json`. */
  readonly token: string;
  /** Records of a topic as JSON; `undefined` for a topic that does not exist. */
  readonly readRecords: ReadRecords;
}

/**
 * Puts `GET /sandbox` in front of the clouds, the description, and `GET /sandbox/topics/<topic>/records`, what is in a topic:
 * for who knows the token of `sandbox.json`. All other paths go on to the clouds.
 */
export function serveDescription(
  { description, token, readRecords }: OwnAnswers,
  next: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const [, topic] = /^\/sandbox\/topics\/([^/]+)\/records$/.exec(pathname) ?? [];
    if (pathname !== '/sandbox' && topic === undefined) return next(request);
    if (request.method !== 'GET') return refuse(405, `${request.method} is not supported.`, { allow: 'GET' });
    if (!isToken(request.headers.get('authorization'), token)) {
      const detail = 'The token in sandbox.json of the data folder is needed: Authorization: Bearer <token>.';
      return refuse(401, detail, { 'www-authenticate': 'Bearer' });
    }
    if (topic === undefined) return answer(description);
    const [offset, limit] = [
      numberOf(searchParams.get('offset'), 0),
      numberOf(searchParams.get('limit'), defaultLimit),
    ];
    const partition = numberOf(searchParams.get('partition'), -1);
    if (offset === undefined || limit === undefined || partition === undefined)
      return refuse(400, 'offset, limit and partition are whole numbers.', {});
    const records = await readRecords(decodeURIComponent(topic), {
      offset,
      limit: Math.min(limit, maxLimit),
      ...(partition >= 0 && { partition }),
    });
    return records ? answer({ records }) : refuse(404, `There is no topic ${decodeURIComponent(topic)}.`, {});
  };
}

const defaultLimit = 100;
const maxLimit = 10_000;

/** Credentials are in it, or what somebody keeps in a topic. */
function answer(content: object): Response {
  return Response.json(content, { headers: { 'cache-control': 'no-store' } });
}

function numberOf(text: string | null, fallback: number): number | undefined {
  if (text === null) return fallback;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function refuse(status: number, message: string, headers: Readonly<Record<string, string>>): Response {
  return Response.json({ error_code: status, message }, { status, headers });
}

/** Takes as long for a token that is nearly right as for any other. */
function isToken(authorization: string | null, token: string): boolean {
  const [scheme, given = ''] = (authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
