import {
  ApiError,
  createSecret,
  exchangeOf,
  InvalidResponseError,
  type Secret,
  type Transport,
} from '@tableflow-workshop/client-core';
import * as z from 'zod/mini';
import { readDatabricksError } from './databricks-error.ts';

const discovered = z.object({ token_endpoint: z.url() });
/** Some servers send the lifetime as text. */
const granted = z.object({ access_token: z.string(), expires_in: z.coerce.number() });

export interface ServicePrincipal {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Where the secret was read from, for the error that a refusal becomes. */
  readonly origin?: string | undefined;
}

export interface GrantedToken {
  readonly accessToken: string;
  readonly lifetimeMs: number;
}

/** Where the workspace gives out tokens. A workspace without discovery has it at the usual place. */
export async function discoverTokenEndpoint(send: Transport, workspaceUrl: string): Promise<string> {
  const response = await send(new Request(`${workspaceUrl}/oidc/.well-known/oauth-authorization-server`));
  const document = response.ok ? discovered.safeParse(await response.json()) : undefined;
  return document?.data?.token_endpoint ?? `${workspaceUrl}/oidc/v1/token`;
}

/**
 * Trades id and secret of a service principal for an access token.
 *
 * @throws ApiError with what the workspace said; a wrong secret is named as such
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function requestToken(
  send: Transport,
  endpoint: string,
  principal: ServicePrincipal,
): Promise<GrantedToken> {
  const pair = `${encodeURIComponent(principal.clientId)}:${encodeURIComponent(principal.clientSecret.reveal())}`;
  const proof = createSecret(Buffer.from(pair).toString('base64'));
  const request = new Request(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${proof.reveal()}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
  });
  const response = await send(request);
  const body = parsed(await response.text());
  const token = granted.safeParse(body);
  if (response.ok && token.success)
    return { accessToken: token.data.access_token, lifetimeMs: token.data.expires_in * 1_000 };
  const from = principal.origin ? ` (secret from ${principal.origin})` : '';
  const facts = {
    service: 'Databricks',
    tried: `log in as service principal ${principal.clientId}${from}`,
    operation: `POST ${new URL(endpoint).pathname}`,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    attempts: exchangeOf(response)?.attempts,
  };
  if (response.ok) {
    const hint = 'The answer holds no access token with a lifetime: check the workspace URL.';
    throw new InvalidResponseError({ ...facts, code: 'invalid_response', hint });
  }
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
