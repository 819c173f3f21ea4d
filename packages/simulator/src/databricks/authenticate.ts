import { type Answer, databricksError } from '../request/answer.ts';
import type { Caller } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';

/** Operations that answer without a token: discovery and the token endpoint itself. */
const open = new Set(['createToken', 'getHostMetadata', 'getAuthorizationServerMetadata']);

/**
 * Checks the bearer token. A missing or expired one is 401, an unknown one 403 with an integer code.
 * Source: D2.5.
 */
export function authenticateDatabricks(
  request: Request,
  operationId: string,
  state: SimulatorState,
  nowMs: number,
): Caller | Answer {
  if (open.has(operationId)) return { id: '' };
  const [scheme, value] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !value)
    return databricksError(
      401,
      'UNAUTHENTICATED',
      'Credential was not sent or was of an unsupported type for this API.',
    );
  const token = state.databricks.tokens.find((one) => one.value === value);
  if (!token) return databricksError(403, 403, 'Invalid access token.');
  if (token.expiresAtMs <= nowMs) return databricksError(401, 'UNAUTHENTICATED', 'The access token has expired.');
  return { id: token.principal };
}
