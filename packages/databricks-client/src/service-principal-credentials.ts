import {
  type Clock,
  type Credentials,
  createSecret,
  createTransport,
  type Secret,
  systemClock,
  type TransportOptions,
  userAgent,
} from '@tableflow-workshop/client-core';
import { discoverTokenEndpoint, type TokenEndpoint } from './discover-token-endpoint.ts';
import { requiredSecret, requireText } from './required-secret.ts';
import { requestToken, type ServicePrincipal } from './token-endpoint.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/** A service principal of a workspace, and how to reach it. Times and retries: see `TransportOptions`. */
export interface ServicePrincipalOptions
  extends Pick<
    TransportOptions,
    'fetch' | 'agent' | 'clock' | 'maxRetries' | 'requestTimeoutMs' | 'logger' | 'allowInsecureHttp'
  > {
  /** Address of the workspace, `https://…`. */
  readonly workspaceUrl: string;
  /** Client id of the service principal. */
  readonly clientId: string;
  /** Its OAuth secret; a text is wrapped at once. */
  readonly clientSecret: Secret | string;
  /** Where the secret was read from, for the error that a refusal becomes. */
  readonly origin?: string | undefined;
  /** What the workspace counts calls by, to be shared with its other principals. Default: the client secret. */
  readonly account?: object | undefined;
  /** How many calls of the account the workspace allows in a second; as many sign-ins. Default: until it refuses. */
  readonly callsPerSecond?: number | undefined;
}

const signIn = 'sign in as a service principal';
/** What a token service says is short. */
const longestAnswerBytes = 1 << 20;

interface Token {
  readonly value: Secret;
  /** From here on a new one is fetched beside the work that still uses this one. */
  readonly staleAtMs: number;
  readonly expiresAtMs: number;
}

/** Sign-ins are counted beside the calls that wait for them: waiting for each other's turn, neither would end. */
const signInsOf = new WeakMap<object, object>();

/** A token is not used in its last seconds: it may expire on the way. */
const longestMarginMs = 40_000;
const longestStaleMs = 20 * 60_000;
/** Of one document on the way to the token endpoint, which has a usual place when none comes. */
const longestSearchMs = 10_000;
/** After a renewal in the background has failed. */
const pauseMs = 60_000;

/**
 * OAuth for machines: a service principal's id and secret become access tokens, fetched once for all callers, renewed
 * ahead of their end, and fetched again after a refusal. Share one of these among the clients of a workspace.
 *
 * @throws InputError for an id or a secret that is empty or no text; ApiError at the first call when the secret is refused
 * @example const credentials = servicePrincipalCredentials({ workspaceUrl, clientId, clientSecret })
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m
 */
export function servicePrincipalCredentials(options: ServicePrincipalOptions): Credentials {
  const { clock = systemClock, callsPerSecond, clientId, origin } = options;
  const workspaceUrl = workspaceOrigin(options.workspaceUrl);
  requireText('clientId', clientId, signIn);
  const clientSecret = requiredSecret('clientSecret', options.clientSecret, signIn);
  const principal: ServicePrincipal = { clientId, clientSecret, origin };
  const account = options.account ?? clientSecret;
  const signIns = signInsOf.get(account) ?? {};
  signInsOf.set(account, signIns);
  const limit = callsPerSecond === undefined ? {} : { callsPerSecond };
  const given: TransportOptions = {
    ...options,
    service: 'Databricks',
    userAgent: userAgent('tableflow-workshop-databricks-client', version),
    // A second token does not disturb the first.
    repeatsPosts: true,
    maxResponseBytes: longestAnswerBytes,
    credentials: {
      ...limit,
      authorize: async () => undefined,
      account: signIns,
      describe: () => `service principal ${clientId}`,
    },
  };
  const send = createTransport(given);
  const search = createTransport({
    ...given,
    requestTimeoutMs: Math.min(options.requestTimeoutMs ?? longestSearchMs, longestSearchMs),
  });
  let endpoint: Promise<TokenEndpoint> | undefined;
  let inForm = false;
  let token: Token | undefined;
  let fetching: Promise<Token> | undefined;

  const current = (): string | undefined => {
    const nowMs = clock.now();
    if (token === undefined || nowMs >= token.expiresAtMs) return undefined;
    // Renewed in the background; a failure is not ours to report while the old token works.
    if (nowMs >= token.staleAtMs) fetchToken().catch(postpone);
    return headerOf(token);
  };

  return {
    current,
    authorize: async () => current() ?? headerOf(await fetchToken()),
    renew(refused) {
      // Only what was refused is forgotten: another call may have brought a new token meanwhile.
      if (token && headerOf(token) === refused) token = undefined;
      return true;
    },
    account,
    ...limit,
    describe: () => `service principal ${clientId}${origin ? ` (secret from ${origin})` : ''}`,
  };

  /** One request for all who wait. */
  function fetchToken(): Promise<Token> {
    fetching ??= fetchNow().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  function postpone(): void {
    token &&= { ...token, staleAtMs: clock.now() + pauseMs };
  }

  async function fetchNow(): Promise<Token> {
    // Once, whatever it brings: a workspace does not move while a program runs.
    endpoint ??= discoverTokenEndpoint(search, workspaceUrl);
    const granted = await requestToken(send, await endpoint, principal, inForm);
    inForm = granted.wasInForm;
    token = tokenOf(granted.accessToken, granted.lifetimeMs, clock);
    return token;
  }
}

function headerOf(token: Token): string {
  return `Bearer ${token.value.reveal()}`;
}

function tokenOf(value: string, lifetimeMs: number, clock: Clock): Token {
  // A part of a short life, so that a token of half a minute serves more than one call.
  const expiresAtMs = clock.now() + lifetimeMs - Math.min(longestMarginMs, lifetimeMs / 4);
  return { value: createSecret(value), expiresAtMs, staleAtMs: expiresAtMs - Math.min(lifetimeMs / 2, longestStaleMs) };
}
