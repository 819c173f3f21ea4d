import {
  ApiError,
  createSecret,
  exchangeOf,
  InvalidResponseError,
  pageError,
  requestIdOf,
  type Secret,
  type Transport,
  textAt,
} from '@tableflow-workshop/client-core';
import { readDatabricksError } from './databricks-error.ts';
import type { TokenEndpoint } from './discover-token-endpoint.ts';

export interface ServicePrincipal {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Where the secret was read from, for the error that a refusal becomes. */
  readonly origin?: string | undefined;
}

export interface GrantedToken {
  readonly accessToken: string;
  readonly lifetimeMs: number;
  /** Whether id and secret had to stand in the form, because the service takes no header. */
  readonly wasInForm: boolean;
}

/**
 * Trades id and secret of a service principal for an access token. They stand in the header; in the form only where the
 * service refuses the header and has said that it takes the form alone.
 *
 * @param inForm begin with the form, because the last token was got so
 * @throws ApiError with what the workspace said; a wrong secret is named as such
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function requestToken(
  send: Transport,
  endpoint: TokenEndpoint,
  principal: ServicePrincipal,
  inForm = false,
): Promise<GrantedToken> {
  const response = await send(tokenRequest(endpoint.url, principal, inForm));
  const body = parsed(await response.text());
  const accessToken = textAt(body, 'access_token');
  // Some servers send the lifetime as text.
  const lifetimeMs = Number(textAt(body, 'expires_in') ?? Number.NaN) * 1_000;
  if (response.ok && isToken(accessToken) && lifetimeMs > 0) return { accessToken, lifetimeMs, wasInForm: inForm };
  if (!inForm && wantsForm(endpoint, response.status, readDatabricksError(body).code))
    return requestToken(send, endpoint, principal, true);
  const from = principal.origin ? ` (secret from ${principal.origin})` : '';
  const facts = {
    service: 'Databricks',
    tried: `log in as service principal ${principal.clientId}${from}`,
    operation: `POST ${new URL(endpoint.url).pathname}`,
    status: response.status,
    requestId: requestIdOf(response.headers),
    attempts: exchangeOf(response)?.attempts,
  };
  if (response.ok) {
    const hint = 'The answer holds no access token with a lifetime: check the workspace URL.';
    throw new InvalidResponseError({ ...facts, code: 'invalid_response', hint });
  }
  const page = pageError({ ...facts, response, body });
  if (page) throw page;
  const said = readDatabricksError(body);
  throw new ApiError({
    ...facts,
    code: said.code,
    detail: said.detail ?? (response.statusText || undefined),
    requestId: facts.requestId ?? said.requestId,
    hint: wrongSecret.has(response.status) ? secretHint : undefined,
    isRetryable: response.status === 429 || response.status >= 500,
    retryAfterMs: exchangeOf(response)?.askedDelayMs,
  });
}

/** What a header can carry. */
function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[^\p{Cc}\u0100-\u{10ffff}]{1,65536}$/u.test(text);
}

function tokenRequest(url: string, { clientId, clientSecret }: ServicePrincipal, inForm: boolean): Request {
  const form = { grant_type: 'client_credentials', scope: 'all-apis' };
  if (inForm) {
    const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret.reveal() });
    return new Request(url, { method: 'POST', body });
  }
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret.reveal())}`;
  const proof = createSecret(Buffer.from(pair).toString('base64'));
  const headers = { authorization: `Basic ${proof.reveal()}` };
  return new Request(url, { method: 'POST', headers, body: new URLSearchParams(form) });
}

/** A service that takes both is believed when it says that the secret is wrong. */
function wantsForm({ authMethods }: TokenEndpoint, status: number, code: string | undefined): boolean {
  const isRefusal = wrongSecret.has(status) && (code === 'invalid_client' || code === 'invalid_request');
  return isRefusal && authMethods.includes('client_secret_post') && !authMethods.includes('client_secret_basic');
}

const wrongSecret = new Set([400, 401]);
const secretHint =
  'The client id or its OAuth secret is wrong, expired or of another workspace: create a new secret for this service principal in the workspace settings, and set it.';

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
