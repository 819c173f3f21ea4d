import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import {
  type ApiKey,
  apiKey,
  type CloudKey,
  type KafkaKey,
  type KeyKind,
  type SchemaRegistryKey,
  type TableflowKey,
} from './credentials.ts';

/** Environment variables by name. An empty value counts as none. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/**
 * Reads a Cloud key from `CONFLUENT_CLOUD_API_KEY` and `CONFLUENT_CLOUD_API_SECRET`, and from nothing else.
 *
 * @param variables default `process.env`
 * @throws InputError that names each variable and what is wrong with it
 * @example const connect = createConnectClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function cloudKeyFromEnv(variables: EnvironmentVariables = process.env): CloudKey {
  return keyFrom(variables, 'Cloud', 'CONFLUENT_CLOUD', 'confluent api-key create --resource cloud');
}

/**
 * Reads a Tableflow key from `TABLEFLOW_API_KEY` and `TABLEFLOW_API_SECRET`, and from nothing else.
 *
 * @param variables default `process.env`
 * @throws InputError that names each variable and what is wrong with it
 * @example const tableflow = createTableflowClient({ credentials: tableflowKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function tableflowKeyFromEnv(variables: EnvironmentVariables = process.env): TableflowKey {
  return keyFrom(variables, 'Tableflow', 'TABLEFLOW', 'confluent api-key create --resource tableflow');
}

/**
 * Reads the key of one Kafka cluster from `KAFKA_API_KEY` and `KAFKA_API_SECRET`, and from nothing else.
 *
 * @param variables default `process.env`
 * @throws InputError that names each variable and what is wrong with it
 * @example const kafka = createKafkaClient({ credentials: kafkaKeyFromEnv(), baseUrl: 'https://pkc-1.us-west-2.aws.confluent.cloud' })
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function kafkaKeyFromEnv(variables: EnvironmentVariables = process.env): KafkaKey {
  return keyFrom(variables, 'Kafka', 'KAFKA', 'confluent api-key create --resource lkc-…');
}

/**
 * Reads the key of a Schema Registry from `SCHEMA_REGISTRY_API_KEY` and `SCHEMA_REGISTRY_API_SECRET`, and from nothing
 * else.
 *
 * @param variables default `process.env`
 * @throws InputError that names each variable and what is wrong with it
 * @example const registry = createSchemaRegistryClient({ credentials: schemaRegistryKeyFromEnv(), baseUrl: 'https://psrc-1.us-west-2.aws.confluent.cloud' })
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export function schemaRegistryKeyFromEnv(variables: EnvironmentVariables = process.env): SchemaRegistryKey {
  return keyFrom(variables, 'Schema Registry', 'SCHEMA_REGISTRY', 'confluent api-key create --resource lsrc-…');
}

function keyFrom<Kind extends KeyKind>(
  variables: EnvironmentVariables,
  kind: Kind,
  prefix: string,
  command: string,
): ApiKey<Kind> {
  const idName = `${prefix}_API_KEY`;
  const secretName = `${prefix}_API_SECRET`;
  // A line break comes along when a file is read into a variable; no key has space around it.
  const id = variables[idName]?.trim();
  const secret = variables[secretName]?.trim();
  if (id && secret) return apiKey(kind, id, secret, idName);
  throw new InputError({
    tried: `find a ${kind} key in the environment`,
    problems: [problemOf(idName, secretName, variables), problemOf(secretName, idName, variables)].map(
      (found): InputProblem => ({ ...found, remedy: `Create a key with: ${command}` }),
    ),
  });
}

function problemOf(name: string, other: string, variables: EnvironmentVariables): { path: string; problem: string } {
  const value = variables[name];
  if (value?.trim()) return { path: name, problem: `is set, but of no use without ${other}.` };
  if (value === undefined) return { path: name, problem: 'is not set.' };
  return { path: name, problem: 'is set to nothing, which counts as not set.' };
}
