import { createIdentityClient, servicePrincipalCredentials } from '@tableflow-workshop/databricks-client';
import { userAgentOf } from './call-cases.ts';
import { descriptions, type Json, keyOf, type Operation } from './descriptions.ts';
import { type ObservedRequest, observeRequest } from './observe-request.ts';
import type { WireServer } from './wire-server.ts';

/** No method of a client: whoever makes a service principal's credentials calls it. */
export const signInOperation = 'POST /oidc/v1/token';

const clientId = '0a1b2c3d-4e5f-6789-abcd-ef0123456789';
const clientSecret = 'dose:sécret/+=%41 &';
const accessToken = 'eyJhbGciOi.J9.x-y_z~+/=';

/**
 * Calls once as a service principal, with all that can come before it, and what should then have been seen: the
 * workspace names no token endpoint here, so that the host is asked too.
 */
export async function signIn(
  server: WireServer,
  lifetime: number | string,
): Promise<{ readonly observed: readonly ObservedRequest[]; readonly expected: readonly ObservedRequest[] }> {
  const [discovery, host, token, caller] = [
    operationOf('GET /oidc/.well-known/oauth-authorization-server'),
    operationOf('GET /.well-known/databricks-config'),
    operationOf(signInOperation),
    operationOf('GET /api/2.0/preview/scim/v2/Me'),
  ];
  const answers: Readonly<Record<string, unknown>> = {
    [host.path]: { oidc_endpoint: `${server.origin}/oidc` },
    [discovery.path]: { issuer: `${server.origin}/oidc` },
    [token.path]: { access_token: accessToken, token_type: 'Bearer', expires_in: lifetime },
    [caller.path]: { userName: clientId },
  };
  server.answerWith(({ rawPath }) => ({
    status: rawPath in answers ? 200 : 404,
    mediaType: 'application/json',
    body: answers[rawPath] ?? {},
    hasLength: true,
  }));
  const workspaceUrl = server.origin;
  const credentials = servicePrincipalCredentials({ workspaceUrl, clientId, clientSecret, maxRetries: 0 });
  await createIdentityClient({ workspaceUrl, credentials, maxRetries: 0 }).GET('/api/2.0/preview/scim/v2/Me');

  // Described: "each percent-encoded before base64".
  const proof = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  return {
    observed: server
      .requests()
      .map((request, index) => observeRequest(request, [discovery, host, token, caller][index] ?? caller)),
    expected: [
      expectedOf(discovery, undefined),
      expectedOf(host, undefined),
      { ...expectedOf(token, `Basic ${proof}`), contentType: token.body?.mediaType, body: defaultForm(token) },
      expectedOf(caller, `Bearer ${accessToken}`),
    ],
  };
}

function operationOf(key: string): Operation {
  const found = identity().operations.find((operation) => keyOf(operation) === key);
  if (!found) throw new Error(`${key} is not described`);
  return found;
}

function identity(): (typeof descriptions)[number] {
  const found = descriptions.find(({ name }) => name === 'databricks-client/identity');
  if (!found) throw new Error('there is no description of identity');
  return found;
}

function expectedOf(operation: Operation, authorization: string | undefined): ObservedRequest {
  return {
    method: operation.method,
    path: operation.path,
    pathValues: {},
    query: [],
    acceptsTheAnswer: true,
    authorization,
    userAgent: userAgentOf('databricks-client'),
    contentType: undefined,
    body: undefined,
  };
}

/** The described grant, and the default scope. Id and secret stand in the header instead. */
function defaultForm(token: Operation): Json {
  const { properties } = identity().resolve(token.body?.schema) as {
    readonly properties: { readonly grant_type: { readonly enum: readonly string[] }; readonly scope: Json };
  };
  return { grant_type: properties.grant_type.enum[0], scope: properties.scope.default };
}
