import { NetworkError, type Transport, textAt, valueAt } from '@tableflow-workshop/client-core';

/** Where tokens are given out, and how a client may prove itself there. */
export interface TokenEndpoint {
  readonly url: string;
  /** `client_secret_basic`, `client_secret_post` …; empty when nothing was said. */
  readonly authMethods: readonly string[];
}

/**
 * Finds the token endpoint: the host says where its token service is, and that says the rest. A host that says nothing
 * has it below `/oidc`. No failure ends the search: without any answer the usual place is taken.
 *
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function discoverTokenEndpoint(send: Transport, workspaceUrl: string): Promise<TokenEndpoint> {
  const usual = `${workspaceUrl}/oidc`;
  try {
    const host = await readDocument(send, `${workspaceUrl}/.well-known/databricks-config`);
    for (const service of new Set([serviceOf(host) ?? usual, usual])) {
      const server = await readDocument(send, `${service}/.well-known/oauth-authorization-server`);
      const url = textAt(server, 'token_endpoint');
      if (url !== undefined && URL.canParse(url)) return { url, authMethods: authMethodsOf(server) };
    }
  } catch {
    // Whoever does not answer now will not answer the next question; the request for the token tells it better.
  }
  return { url: `${usual}/v1/token`, authMethods: [] };
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
