import { inspect } from 'node:util';
import { InputError } from '@tableflow-workshop/client-core';
import { describe, expect, it, vi } from 'vitest';
import {
  cloudKeyFromEnv,
  createConnectClient,
  createTableflowClient,
  type EnvironmentVariables,
  kafkaKeyFromEnv,
  schemaRegistryKeyFromEnv,
  tableflowKeyFromEnv,
} from './index.ts';

const factories = [
  ['Cloud', 'CONFLUENT_CLOUD', cloudKeyFromEnv],
  ['Tableflow', 'TABLEFLOW', tableflowKeyFromEnv],
  ['Kafka', 'KAFKA', kafkaKeyFromEnv],
  ['Schema Registry', 'SCHEMA_REGISTRY', schemaRegistryKeyFromEnv],
] as const;

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (InputError.isInstance(error)) return error.message;
  }
  throw new Error('nothing was refused');
}

describe.each(factories)('a %s key', (kind, prefix, fromEnv) => {
  const both = { [`${prefix}_API_KEY`]: 'ABCDEFGH12345678', [`${prefix}_API_SECRET`]: 'a-secret-of-the-environment' };

  it('is read from its own variables, and remembers where from', () => {
    const key = fromEnv(both);
    expect([key.kind, key.id, key.secret.reveal(), key.origin]).toEqual([
      kind,
      'ABCDEFGH12345678',
      'a-secret-of-the-environment',
      `${prefix}_API_KEY`,
    ]);
    expect(inspect(key, { depth: null, showHidden: true })).not.toContain('a-secret-of-the-environment');
  });

  it('reads no other variable', () => {
    const asked: PropertyKey[] = [];
    const variables = new Proxy<EnvironmentVariables>(both, {
      get: (target, name) => {
        asked.push(name);
        return Reflect.get(target, name);
      },
    });
    fromEnv(variables);
    expect(new Set(asked)).toEqual(new Set(Object.keys(both)));
  });

  it('is read from the environment of the process when none is given', () => {
    vi.stubEnv(`${prefix}_API_KEY`, 'PROCESSKEY000001');
    vi.stubEnv(`${prefix}_API_SECRET`, 'a-secret-of-the-process');
    expect(fromEnv().id).toBe('PROCESSKEY000001');
    vi.unstubAllEnvs();
  });
});

describe('a key that is not there', () => {
  it('is reported with every variable that was read', () => {
    expect(refusalOf(() => tableflowKeyFromEnv({ CONFLUENT_CLOUD_API_KEY: 'CLOUDKEY00000001' }))).toBe(
      [
        'Could not find a Tableflow key in the environment:',
        '  - TABLEFLOW_API_KEY: is not set. Create a key with: confluent api-key create --resource tableflow',
        '  - TABLEFLOW_API_SECRET: is not set. Create a key with: confluent api-key create --resource tableflow',
      ].join('\n'),
    );
  });

  it('may be there in half, or empty', () => {
    const variables = { CONFLUENT_CLOUD_API_KEY: 'CLOUDKEY00000001', CONFLUENT_CLOUD_API_SECRET: ' ' };
    expect(refusalOf(() => cloudKeyFromEnv(variables))).toBe(
      [
        'Could not find a Cloud key in the environment:',
        '  - CONFLUENT_CLOUD_API_KEY: is set, but of no use without CONFLUENT_CLOUD_API_SECRET. Create a key with: confluent api-key create --resource cloud',
        '  - CONFLUENT_CLOUD_API_SECRET: is set to nothing, which counts as not set. Create a key with: confluent api-key create --resource cloud',
      ].join('\n'),
    );
  });
});

it('takes no line break along', () => {
  const key = kafkaKeyFromEnv({ KAFKA_API_KEY: 'KAFKAKEY00000001\n', KAFKA_API_SECRET: ' a-secret-of-kafka\r\n' });
  expect([key.id, key.secret.reveal()]).toEqual(['KAFKAKEY00000001', 'a-secret-of-kafka']);
});

it('the key of one family does not compile for another', () => {
  const variables = { CONFLUENT_CLOUD_API_KEY: 'CLOUDKEY00000001', CONFLUENT_CLOUD_API_SECRET: 'a-cloud-secret' };
  const kafka = { KAFKA_API_KEY: 'KAFKAKEY00000001', KAFKA_API_SECRET: 'a-secret-of-kafka' };
  // @ts-expect-error Tableflow refuses Cloud keys.
  createTableflowClient({ credentials: cloudKeyFromEnv(variables) });
  // @ts-expect-error Tableflow refuses Kafka keys.
  createTableflowClient({ credentials: kafkaKeyFromEnv(kafka) });
  createConnectClient({ credentials: cloudKeyFromEnv(variables) });
});
