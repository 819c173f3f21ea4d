import { timingSafeEqual } from 'node:crypto';
import { personOf } from '../confluent/users.ts';
import { type Answer, codeAndMessage, ok } from '../request/answer.ts';
import type { Surroundings } from '../request/route.ts';
import type { TokenRecord } from '../state.ts';
import type { Undescribed } from './undescribed.ts';

const lifetimeS = 3_600;
/** Who signs in again and again has no more at once. */
const maxTokens = 1_000;

/** How the command line of Confluent signs in, and how programs exchange a token. Source: C1.6. */
export const signInRoutes: readonly Undescribed[] = [
  { method: 'GET', path: /^\/login\/realm$/, isOpen: true, answer: () => ok({ is_sso: false, realm: '' }) },
  {
    method: 'POST',
    path: /^\/sessions$/,
    isOpen: true,
    answer({ body }, surroundings) {
      const { email, password } = (body ?? {}) as { email?: unknown; password?: unknown };
      const person = personOf(surroundings.state.world);
      if (email !== person.email || person.password === '' || !isSame(password, person.password)) {
        return codeAndMessage(401, 40101, 'incorrect email, password, or organization ID');
      }
      const token = newToken(surroundings, person.id);
      return ok({ token, refresh_token: '', error: null, ...whoAmI(surroundings) });
    },
  },
  { method: 'GET', path: /^\/me$/, answer: (_call, surroundings) => ok(whoAmI(surroundings)) },
  {
    method: 'POST',
    path: /^\/access_tokens$/,
    answer: ({ caller }, surroundings) => ok({ token: newToken(surroundings, caller.id), error: null }),
  },
  {
    method: 'POST',
    path: /^\/sts\/v1\/oauth2\/token$/,
    isOpen: true,
    bodyTypes: ['application/x-www-form-urlencoded'],
    answer: ({ body }, surroundings) => exchangeToken(body, surroundings),
  },
];

/** A token of a program for one of Confluent's. Only those that this simulator made itself are known. */
function exchangeToken(body: unknown, surroundings: Surroundings): Answer {
  const { grant_type: grant, subject_token: subject } = (body ?? {}) as Readonly<Record<string, string>>;
  if (grant !== 'urn:ietf:params:oauth:grant-type:token-exchange') {
    return { status: 400, body: { error: 'unsupported_grant_type', error_description: 'Only token exchange' } };
  }
  const { confluent } = surroundings.state;
  const known = confluent.tokens?.find((one) => one.value === subject && one.expiresAtMs > surroundings.clock.now());
  if (!known) return { status: 401, body: { error: 'invalid_grant', error_description: 'unknown subject token' } };
  const token = newToken(surroundings, known.principal);
  return ok({
    access_token: token,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    token_type: 'Bearer',
    expires_in: lifetimeS,
  });
}

/** Clients read from the token itself when it ends, so it has to be a JWT. Nobody checks a signature. */
function newToken({ state, clock, newUuid }: Surroundings, principal: string): string {
  const nowS = Math.floor(clock.now() / 1_000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: principal, iat: nowS, exp: nowS + lifetimeS, jti: newUuid() };
  const value = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.${part({ by: newUuid() })}`;
  const token: TokenRecord = { value, principal, expiresAtMs: clock.now() + lifetimeS * 1_000 };
  const valid = (state.confluent.tokens ?? []).filter((one) => one.expiresAtMs > clock.now());
  state.confluent.tokens = [...valid.slice(1 - maxTokens), token];
  return value;
}

function whoAmI({ state }: Surroundings): object {
  const { world, confluent } = state;
  const { id, email } = personOf(world);
  return {
    error: null,
    user: {
      id: 1,
      resource_id: id,
      email,
      first_name: 'River',
      last_name: 'Admin',
      organization_id: 1,
      deactivated: false,
    },
    organization: { id: 1, resource_id: world.organizationId, name: 'River Hotels' },
    accounts: confluent.environments.map((one) => ({ id: one.id, name: one.display_name, organization_id: 1 })),
  };
}

function isSame(given: unknown, wanted: string): boolean {
  const [left, right] = [Buffer.from(String(given)), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
