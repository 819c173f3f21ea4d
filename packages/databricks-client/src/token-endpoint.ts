import { ApiError, type Secret, type Transport } from '@tableflow-workshop/client-core';
import * as z from 'zod/mini';

const discovered = z.object({ token_endpoint: z.string() });
/** Some servers send the lifetime as text. */
const granted = z.object({ access_token: z.string(), expires_in: z.union([z.number(), z.string()]) });
const refused = z.object({ error: z.optional(z.string()), error_description: z.optional(z.string()) });

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
  return document?.success ? document.data.token_endpoint : `${workspaceUrl}/oidc/v1/token`;
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
  const request = new Request(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
  });
  const response = await send(request);
  const body: unknown = await response.json().catch(() => undefined);
  const token = granted.safeParse(body);
  if (response.ok && token.success)
    return { accessToken: token.data.access_token, lifetimeMs: Number(token.data.expires_in) * 1_000 };
  const said = refused.safeParse(body);
  const from = principal.origin ? ` (secret from ${principal.origin})` : '';
  throw new ApiError({
    service: 'Databricks',
    tried: `log in as service principal ${principal.clientId}${from}`,
    operation: `POST ${new URL(endpoint).pathname}`,
    status: response.status,
    code: said.success ? said.data.error : undefined,
    detail: (said.success ? said.data.error_description : undefined) ?? response.statusText,
    requestId: response.headers.get('x-request-id') ?? undefined,
    hint: 'The client id or its OAuth secret is wrong, expired or of another workspace: create a new secret for this service principal in the workspace settings, and set it.',
  });
}
