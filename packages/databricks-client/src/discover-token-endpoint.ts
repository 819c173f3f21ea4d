import { NetworkError, type Transport, textAt, valueAt } from '@tableflow-workshop/client-core';

/** Where tokens are given out, and how a client may prove itself there. */
export interface TokenEndpoint {
  readonly url: string;
  /** `client_secret_basic`, `client_secret_post` …; empty when nothing was said. */
  readonly authMethods: readonly string[];
}

/**
 * Finds the token endpoint. A workspace describes its token service below `/oidc`; a host that does not, says where it
 * is described. No failure ends the search: without any answer the usual place is taken.
 *
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function discoverTokenEndpoint(send: Transport, workspaceUrl: string): Promise<TokenEndpoint> {
  const usual = `${workspaceUrl}/oidc`;
  try {
    const own = await describedAt(send, usual);
    if (own) return own;
    const service = serviceOf(await readDocument(send, `${workspaceUrl}/.well-known/databricks-config`));
    const other = service && service !== usual ? await describedAt(send, service) : undefined;
    if (other) return other;
  } catch {
    // Whoever does not answer now will not answer the next question; the request for the token tells it better.
  }
  return { url: `${usual}/v1/token`, authMethods: [] };
}

async function describedAt(send: Transport, service: string): Promise<TokenEndpoint | undefined> {
  const server = await readDocument(send, `${service}/.well-known/oauth-authorization-server`);
  const url = textAt(server, 'token_endpoint');
  return url !== undefined && URL.canParse(url) ? { url, authMethods: authMethodsOf(server) } : undefined;
}

async function readDocument(send: Transport, url: string): Promise<unknown> {
  if (!URL.canParse(url)) return undefined;
  try {
    const response = await send(new Request(url));
    return response.ok ? await response.json() : undefined;
  } catch (error) {
    if (NetworkError.isInstance(error)) throw error;
    return undefined;
  }
}

/** The address may hold a place for the account id, which the same document names. */
function serviceOf(host: unknown): string | undefined {
  const endpoint = textAt(host, 'oidc_endpoint');
  const account = textAt(host, 'account_id');
  const filled = account ? endpoint?.replaceAll('{account_id}', encodeURIComponent(account)) : endpoint;
  return filled?.includes('{') ? undefined : filled?.replace(/\/+$/, '');
}

function authMethodsOf(server: unknown): readonly string[] {
  const methods = valueAt(server, 'token_endpoint_auth_methods_supported');
  return Array.isArray(methods) && methods.every((method) => typeof method === 'string') ? methods : [];
}
