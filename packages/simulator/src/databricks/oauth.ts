import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import { isSameName } from './names.ts';
import { isSecretOf } from './service-principal-record.ts';

/** How long a token lives. Source: D2.3. */
const lifetimeS = 3_600;
/** Only who asks for a token with every call has more at once; the oldest are forgotten. */
const maxTokens = 5_000;

export const oauthRoutes: Routes = {
  /** Every call gives a new token, old ones stay valid, and there is no refresh token. Source: D2.3. */
  createToken(call, { state, clock, newUuid }) {
    const form = (call.body ?? {}) as Readonly<Record<string, string>>;
    if (form.grant_type !== 'client_credentials') {
      return refusal(400, 'unsupported_grant_type', 'Only client_credentials is supported');
    }
    const client = readClient(call, form);
    const servicePrincipal = state.databricks.servicePrincipals.find(
      (one) =>
        isSameName(one.applicationId, client?.id) &&
        one.active !== false &&
        isSecretOf(one, client?.secret ?? '', clock.now()),
    );
    // Source: D2.3.
    if (!servicePrincipal?.applicationId) return refusal(401, 'invalid_client', 'Client authentication failed');
    const value = `simulated-${newUuid()}`;
    const expiresAtMs = clock.now() + lifetimeS * 1_000;
    const stillValid = state.databricks.tokens.filter((token) => token.expiresAtMs > clock.now());
    state.databricks.tokens = stillValid.slice(-maxTokens);
    state.databricks.tokens.push({ value, principal: servicePrincipal.applicationId, expiresAtMs });
    return ok({ access_token: value, token_type: 'Bearer', expires_in: lifetimeS, scope: form.scope ?? 'all-apis' });
  },

  /** Built from the address that the caller used. Source: D2.1. */
  getHostMetadata({ origin }, { state }) {
    const { workspaceId } = state.world.databricks;
    return ok({ oidc_endpoint: `${origin}/oidc`, workspace_id: workspaceId, cloud: 'AWS', host_type: 'workspace' });
  },

  /** Source: D2.2. */
  getAuthorizationServerMetadata({ origin }) {
    return ok({ authorization_endpoint: `${origin}/oidc/v1/authorize`, token_endpoint: `${origin}/oidc/v1/token` });
  },
};

function refusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}

/** Id and secret from the Basic header, each percent-encoded, or from the form. Source: D2.3. */
function readClient(
  { request }: Call,
  form: Readonly<Record<string, string>>,
): { id: string; secret: string } | undefined {
  const [scheme, encoded] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Basic' || !encoded) return { id: form.client_id ?? '', secret: form.client_secret ?? '' };
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
  } catch {
    return undefined;
  }
}
