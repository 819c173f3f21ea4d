import {
  type Credentials,
  createSecret,
  InputError,
  type InputProblem,
  type Secret,
} from '@tableflow-workshop/client-core';
import { bearerCredentials, type OAuthToken } from './oauth-token.ts';

/** The families of Confluent keys. A key of one family is refused by the APIs of the others. */
export type KeyKind = 'Cloud' | 'Global' | 'Tableflow' | 'Kafka' | 'Schema Registry';

/** A Confluent API key. Its kind is part of its type, so the wrong one for an API does not compile. */
export interface ApiKey<Kind extends KeyKind> {
  /** Which APIs it opens. */
  readonly kind: Kind;
  /** Id of the key: 16 letters and digits. */
  readonly id: string;
  /** Its secret, made with `createSecret`. */
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
 * @throws InputError for an id or a secret that is empty or no text
 * @example const key = apiKey('Tableflow', 'ABCDEFGH12345678', createSecret('the-secret'), 'the vault')
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function apiKey<Kind extends KeyKind>(
  kind: Kind,
  id: string,
  secret: Secret | string,
  origin?: string,
): ApiKey<Kind> {
  const problems = [problemOf('id', id), problemOf('secret', typeof secret === 'object' ? secret?.reveal?.() : secret)];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new InputError({ tried: `use a ${kind} key`, problems: found });
  return { kind, id, secret: typeof secret === 'string' ? createSecret(secret) : secret, origin };
}

/** Without types, and from variables that are not set, it may be anything. */
function problemOf(path: string, value: unknown): InputProblem | undefined {
  if (typeof value === 'string' && value.trim() !== '') return undefined;
  const problem = typeof value === 'string' ? 'is empty.' : `is ${value === null ? 'null' : typeof value}, not a text.`;
  return { path, problem, remedy: 'Give the key as it was created: id and secret belong together.' };
}

/** The header that an API expects for these credentials. */
export function credentialsOf(given: ConfluentCredentials): Credentials {
  if (typeof given?.kind !== 'string') {
    const remedy = 'Give a key (apiKey, cloudKeyFromEnv …) or a token (oauthToken).';
    const problems = [{ path: 'credentials', problem: 'are missing.', remedy }];
    throw new InputError({ tried: 'make a client of Confluent Cloud', problems });
  }
  return given.kind === 'OAuth' ? bearerCredentials(given) : basicCredentials(given);
}

/** HTTP Basic with the key's id and secret, as every Confluent API takes it. */
function basicCredentials(key: ApiKey<KeyKind>): Credentials {
  // A secret too: an answer may quote the pair without the word in front of it.
  const pair = createSecret(Buffer.from(`${key.id}:${key.secret.reveal()}`).toString('base64'));
  const current = (): string => `Basic ${pair.reveal()}`;
  return {
    current,
    authorize: async () => current(),
    account: pair,
    saysWhatIsLeft: true,
    describe: () => `${key.kind} key ${key.id}${key.origin ? ` (from ${key.origin})` : ''}`,
  };
}
