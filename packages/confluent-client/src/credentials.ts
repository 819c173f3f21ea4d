import { type Credentials, createSecret, type Secret } from '@tableflow-workshop/client-core';
import { bearerCredentials, type OAuthToken } from './oauth-token.ts';

/** The families of Confluent keys. A key of one family is refused by the APIs of the others. */
export type KeyKind = 'Cloud' | 'Global' | 'Tableflow' | 'Kafka' | 'Schema Registry';

/** A Confluent API key. Its kind is part of its type, so the wrong one for an API does not compile. */
export interface ApiKey<Kind extends KeyKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly secret: Secret;
  /** Where it was read from, for the error that a refusal becomes. */
  readonly origin?: string | undefined;
}

/** Reaches organisation, access, connectors and provider integrations. */
export type CloudKey = ApiKey<'Cloud'>;
/** Reaches whatever its owner may reach. */
export type GlobalKey = ApiKey<'Global'>;
/** Reaches `tableflow/v1`, where a Cloud key is refused. */
export type TableflowKey = ApiKey<'Tableflow'>;
/** Reaches the REST endpoint of one Kafka cluster. */
export type KafkaKey = ApiKey<'Kafka'>;
/** Reaches one Schema Registry. */
export type SchemaRegistryKey = ApiKey<'Schema Registry'>;

/** Whatever proves to an API of Confluent who we are. Each client takes the kinds that its API takes. */
export type ConfluentCredentials = ApiKey<KeyKind> | OAuthToken;

/**
 * Makes a key of the given kind.
 *
 * @param secret wrapped at once when it comes as a string
 * @param origin where it was read from, for the error that a refusal becomes
 * @example const key = apiKey('Tableflow', 'ABCDEFGH12345678', createSecret('the-secret'), 'the vault')
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function apiKey<Kind extends KeyKind>(
  kind: Kind,
  id: string,
  secret: Secret | string,
  origin?: string,
): ApiKey<Kind> {
  return { kind, id, secret: typeof secret === 'string' ? createSecret(secret) : secret, origin };
}

/** The header that an API expects for these credentials. */
export function credentialsOf(given: ConfluentCredentials): Credentials {
  return given.kind === 'OAuth' ? bearerCredentials(given) : basicCredentials(given);
}

/** HTTP Basic with the key's id and secret, as every Confluent API takes it. */
function basicCredentials(key: ApiKey<KeyKind>): Credentials {
  // A secret too: an answer may quote the pair without the word in front of it.
  const pair = createSecret(Buffer.from(`${key.id}:${key.secret.reveal()}`).toString('base64'));
  return {
    authorize: async () => `Basic ${pair.reveal()}`,
    account: pair,
    describe: () => `${key.kind} key ${key.id}${key.origin ? ` (from ${key.origin})` : ''}`,
  };
}
