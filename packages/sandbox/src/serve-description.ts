import { createHash, timingSafeEqual } from 'node:crypto';
import type { SandboxDescription } from './describe-sandbox.ts';

/**
 * Puts `GET /sandbox` in front of the clouds: the description, for who knows the token of `sandbox.json`. All other
 * paths go on to the clouds.
 */
export function serveDescription(
  description: SandboxDescription,
  token: string,
  next: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (new URL(request.url).pathname !== '/sandbox') return next(request);
    if (request.method !== 'GET') return refuse(405, `${request.method} is not supported.`, { allow: 'GET' });
    if (!isToken(request.headers.get('authorization'), token)) {
      const detail = 'The token in sandbox.json of the data folder is needed: Authorization: Bearer <token>.';
      return refuse(401, detail, { 'www-authenticate': 'Bearer' });
    }
    // Credentials are in it.
    return Response.json(description, { headers: { 'cache-control': 'no-store' } });
  };
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
