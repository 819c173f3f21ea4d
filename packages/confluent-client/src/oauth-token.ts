import { type Credentials, createSecret, InputError, kindOf, type Secret } from '@tableflow-workshop/client-core';

/** Access tokens from somewhere else: Confluent's token service, or an identity provider of one's own. */
export interface OAuthToken {
  /** Tells it from a key. */
  readonly kind: 'OAuth';
  /** Asked before every attempt of a call; who asks at the same time gets the same answer. */
  readonly getToken: () => Promise<Secret>;
  /** Where the tokens come from, for the error that a refusal becomes. */
  readonly origin?: string | undefined;
}

/**
 * Makes credentials of a function that gives access tokens. It is asked before every attempt, so it should keep a token
 * while that is valid; callers at the same time share one question. After a 401 it is asked once more.
 *
 * The control plane and Tableflow take tokens of Confluent's token service; a Kafka cluster, a Schema Registry and Metrics
 * those of an identity provider.
 *
 * @param origin names the source in errors: `identity provider of the lab`
 * @example const environments = createEnvironmentsClient({ credentials: oauthToken(async () => 'a token of your identity provider') })
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/overview.html
 */
export function oauthToken(getToken: () => Promise<string | Secret>, origin?: string): OAuthToken {
  if (typeof getToken !== 'function')
    throw refusal(`is ${typeof getToken}, not a function.`, 'Give a function that resolves to an access token.');
  let asking: Promise<Secret> | undefined;
  return {
    kind: 'OAuth',
    origin,
    getToken() {
      asking ??= ask(getToken).finally(() => {
        asking = undefined;
      });
      return asking;
    },
  };
}

/** The token in the header, as every API takes it that takes tokens. */
export function bearerCredentials(token: OAuthToken): Credentials {
  return {
    authorize: async () => `Bearer ${(await token.getToken()).reveal()}`,
    // What was refused may have been the last of its life: one replay with the next is worth it.
    renew: () => true,
    account: token,
    describe: () => `OAuth token${token.origin ? ` (from ${token.origin})` : ''}`,
  };
}

async function ask(getToken: () => Promise<string | Secret>): Promise<Secret> {
  const given: unknown = await getToken();
  const remedy = 'Return an access token, without the word "Bearer" in front of it.';
  if (typeof given === 'string' && given.trim() !== '') return createSecret(given);
  if (typeof given === 'string' || (isSecret(given) && given.reveal() === ''))
    throw refusal('gave an empty token.', remedy);
  if (isSecret(given)) return given;
  throw refusal(`gave ${kindOf(given)} instead of a token.`, remedy);
}

function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && 'reveal' in value && typeof value.reveal === 'function';
}

function refusal(problem: string, remedy: string): InputError {
  return new InputError({ tried: 'call Confluent Cloud', problems: [{ path: 'getToken', problem, remedy }] });
}
