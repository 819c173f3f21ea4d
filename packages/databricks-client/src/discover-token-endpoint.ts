import { NetworkError, type Transport } from '@tableflow-workshop/client-core';
import * as z from 'zod/mini';

/** Where tokens are given out, and how a client may prove itself there. */
export interface TokenEndpoint {
  readonly url: string;
  /** `client_secret_basic`, `client_secret_post` …; empty when nothing was said. */
  readonly authMethods: readonly string[];
}

const hostMetadata = z.object({ oidc_endpoint: z.string(), account_id: z.optional(z.string()) });
const serverMetadata = z.object({
  token_endpoint: z.url(),
  token_endpoint_auth_methods_supported: z.catch(z.array(z.string()), []),
});

/**
 * Finds the token endpoint: the host says where its token service is, and that says the rest. A host that says nothing
 * has it below `/oidc`. No failure ends the search: without any answer the usual place is taken.
 *
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export async function discoverTokenEndpoint(send: Transport, workspaceUrl: string): Promise<TokenEndpoint> {
  const usual = `${workspaceUrl}/oidc`;
  try {
    const host = await readDocument(send, `${workspaceUrl}/.well-known/databricks-config`, hostMetadata);
    const told = host && serviceOf(host);
    for (const service of new Set([told ?? usual, usual])) {
      const document = await readDocument(send, `${service}/.well-known/oauth-authorization-server`, serverMetadata);
      if (document)
        return { url: document.token_endpoint, authMethods: document.token_endpoint_auth_methods_supported };
    }
  } catch {
    // Whoever does not answer now will not answer the next question; the request for the token tells it better.
  }
  return { url: `${usual}/v1/token`, authMethods: [] };
}

async function readDocument<Schema extends z.core.$ZodType>(
  send: Transport,
  url: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  if (!URL.canParse(url)) return undefined;
  try {
    const response = await send(new Request(url));
    return response.ok ? z.safeParse(schema, await response.json()).data : undefined;
  } catch (error) {
    if (NetworkError.isInstance(error)) throw error;
    return undefined;
  }
}

/** The address may hold a place for the account id, which the same document names. */
function serviceOf({
  oidc_endpoint: endpoint,
  account_id: account,
}: z.output<typeof hostMetadata>): string | undefined {
  const filled = account ? endpoint.replaceAll('{account_id}', encodeURIComponent(account)) : endpoint;
  return filled.includes('{') ? undefined : filled.replace(/\/+$/, '');
}
