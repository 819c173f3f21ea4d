import { InputError, NetworkError, type Transport, textAt, valueAt } from '@tableflow-workshop/client-core';

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
 * What is found is where a secret goes. So nothing is believed that names another origin than the workspace's own, that
 * was read behind a redirect, or that says to be the description of another service (RFC 8414, section 3.3).
 *
 * @throws InputError when the description names a place that is not encrypted
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-3.3
 */
export async function discoverTokenEndpoint(send: Transport, workspaceUrl: string): Promise<TokenEndpoint> {
  const usual = `${workspaceUrl}/oidc`;
  try {
    const own = await describedAt(send, usual);
    if (own) return own;
    const service = serviceOf(await readDocument(send, `${workspaceUrl}/.well-known/databricks-config`));
    const isOther = service !== undefined && service !== usual && isWithin(service, workspaceUrl);
    const other = isOther ? await describedAt(send, service) : undefined;
    if (other) return other;
  } catch (error) {
    if (InputError.isInstance(error)) throw error;
    // Whoever does not answer now will not answer the next question; the request for the token tells it better.
  }
  return { url: `${usual}/v1/token`, authMethods: [] };
}

async function describedAt(send: Transport, service: string): Promise<TokenEndpoint | undefined> {
  const server = await readDocument(send, `${service}/.well-known/oauth-authorization-server`);
  const issuer = valueAt(server, 'issuer');
  // Some doubles name no issuer. Then the origin is all that there is to compare.
  if (issuer !== undefined && issuer !== service) return undefined;
  const url = textAt(server, 'token_endpoint');
  if (url !== undefined) refuseInsecure(url, service);
  return url !== undefined && isWithin(url, service) ? { url, authMethods: authMethodsOf(server) } : undefined;
}

/** Whether an address is one of this origin: scheme, host and port. */
function isWithin(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.origin === new URL(origin).origin && url.username === '' && url.password === '';
}

/** No attack is so plain: somebody has set it up so, and is told, whatever else is allowed. */
function refuseInsecure(address: string, service: string): void {
  if (!address.startsWith('http://') || isWithin(address, service) || !URL.canParse(address)) return;
  const problem = `${new URL(address).origin} is not encrypted, and the secret would travel in the clear.`;
  const remedy = `The description of ${service} names it as the place for tokens: have that corrected.`;
  throw new InputError({ tried: 'call Databricks', problems: [{ path: 'token_endpoint', problem, remedy }] });
}

async function readDocument(send: Transport, url: string): Promise<unknown> {
  try {
    const response = await send(new Request(url, { redirect: 'error' }));
    return response.ok ? await response.json() : undefined;
  } catch (error) {
    if (NetworkError.isInstance(error)) throw error;
    return undefined;
  }
}

/** Longer ones are no address of a service. */
const longestAddress = 2_048;

/** The address may hold a place for the account id, which the same document names. */
function serviceOf(host: unknown): string | undefined {
  const endpoint = textAt(host, 'oidc_endpoint');
  const account = textAt(host, 'account_id');
  if (endpoint === undefined || endpoint.length > longestAddress || /\p{Cs}/u.test(account ?? '')) return undefined;
  const filled = account ? endpoint.replaceAll('{account_id}', () => encodeURIComponent(account)) : endpoint;
  return filled.includes('{') ? undefined : filled.replace(/\/+$/, '');
}

function authMethodsOf(server: unknown): readonly string[] {
  const methods = valueAt(server, 'token_endpoint_auth_methods_supported');
  return Array.isArray(methods) && methods.every((method) => typeof method === 'string') ? methods : [];
}
