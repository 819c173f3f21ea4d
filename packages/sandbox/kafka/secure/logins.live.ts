import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { connectKafka } from '../../src/broker/kafka/kafka-connection.ts';
import { openKafkaBroker } from '../../src/broker/kafka/open-kafka-broker.ts';
import type { KafkaSettings } from '../../src/index.ts';
import { at, clientCertificate, login, secureKafka, trust, wrongTrust } from './secure-kafka.ts';

const fastMs = 15_000;

afterAll(async () => {
  const connection = await connectKafka(at('PLAINTEXT'));
  for (const topic of (await connection.topics()).keys()) await connection.deleteTopic(topic);
  while ((await connection.topics()).size > 0) await pause(20);
  await connection.close();
});

test.each<[string, KafkaSettings]>([
  ['SASL_SSL with PLAIN', { ...at('SASL_SSL'), ...trust, ...login('PLAIN') }],
  ['SASL_SSL with SCRAM-SHA-256', { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-256') }],
  ['SASL_SSL with SCRAM-SHA-512', { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-512') }],
  ['SASL_PLAINTEXT with SCRAM-SHA-512', { ...at('SASL_PLAINTEXT'), ...login('SCRAM-SHA-512') }],
  [
    'SSL by name',
    {
      bootstrapServers: at('SSL').bootstrapServers.map((server) => server.replace('127.0.0.1', 'localhost')),
      ...trust,
    },
  ],
  ['SSL', { ...at('SSL'), ...trust }],
  ['SSL with a certificate of the client', { ...at('MUTUAL'), ...trust, clientCertificate }],
])('%s: records are written and read', async (_name, settings) => {
  const broker = await openKafkaBroker(settings);
  await broker.createTopic('logins');
  await broker.append({
    records: [{ topic: 'logins', key: null, value: Buffer.from('one'), timestampMs: 5 }],
    source: { connector: 'pg', position: 7 },
  });
  const records = await broker.read('logins', 0, 10);
  expect([records.map(({ value }) => String(value)), await broker.sourcePosition('pg')]).toEqual([['one'], 7]);
  await broker.deleteTopic('logins');
  await broker.close();
});

const wrongPassword = 'a-password-that-is-wrong';
const plain = at('PLAINTEXT').bootstrapServers[0];

test.each<[string, KafkaSettings, string]>([
  [
    'a wrong password, PLAIN',
    { ...at('SASL_SSL'), ...trust, ...login('PLAIN', 'lab', wrongPassword) },
    'refuses the login of "lab" by PLAIN. Check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD',
  ],
  [
    'a wrong password, SCRAM-SHA-256',
    { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-256', 'lab', wrongPassword) },
    'refuses the login of "lab" by SCRAM-SHA-256.',
  ],
  [
    'a wrong password, SCRAM-SHA-512',
    { ...at('SASL_PLAINTEXT'), ...login('SCRAM-SHA-512', 'lab', wrongPassword) },
    'refuses the login of "lab" by SCRAM-SHA-512.',
  ],
  [
    'a mechanism that it has not',
    { ...at('PLAIN_ONLY'), ...login('SCRAM-SHA-512') },
    'it has no login by SCRAM-SHA-512, only by PLAIN. Set KAFKA_SASL_MECHANISM to one of those.',
  ],
  [
    'a wrong authority',
    { ...at('SSL'), ...wrongTrust },
    'its certificate is signed by an authority that is not trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE). Name the authority that signed it',
  ],
  [
    'no authority',
    { ...at('SASL_SSL'), tls: true, ...login('PLAIN') },
    'its certificate is signed by an authority that is not trusted here',
  ],
  ['plaintext to TLS', at('SSL'), 'the port wants TLS. Set KAFKA_SECURITY_PROTOCOL to SSL,'],
  [
    'a login in plaintext to TLS',
    { ...at('SASL_SSL'), ...login('PLAIN') },
    'the port wants TLS. Set KAFKA_SECURITY_PROTOCOL to SASL_SSL,',
  ],
  [
    'TLS to plaintext',
    { ...at('PLAINTEXT'), ...trust },
    'there is no TLS at this port. Take the port of its listener with TLS, or set KAFKA_SECURITY_PROTOCOL',
  ],
  [
    'no login where one is wanted',
    { ...at('SASL_SSL'), ...trust },
    'the port wants a login (PLAIN, SCRAM-SHA-512, SCRAM-SHA-256)',
  ],
  [
    'a login where none is taken',
    { ...at('SSL'), ...trust, ...login('PLAIN') },
    'the port takes no login. Set KAFKA_SECURITY_PROTOCOL to SSL,',
  ],
  ['an expired certificate', { ...at('EXPIRED'), ...trust }, 'its certificate ended on 20'],
  [
    'a certificate for another host',
    { ...at('OTHER_HOST'), ...trust },
    'its certificate is for kafka.example, and not for 127.0.0.1. Use an address that is in the certificate',
  ],
  [
    'no certificate of the client',
    { ...at('MUTUAL'), ...trust },
    "the server refuses the client's certificate, or that there is none",
  ],
  [
    'a user without rights',
    { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-512', 'reader') },
    'says that "reader" may not ',
  ],
])('%s is refused at once, and nothing of the login is shown', async (_name, settings, said) => {
  const startMs = performance.now();
  const error = await openKafkaBroker(settings).catch((reason: unknown) => reason);
  expect(performance.now() - startMs).toBeLessThan(fastMs);
  expect(String(error)).toContain(`${settings.bootstrapServers[0]}: ${said}`);
  const shown = `${String(error)}${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`;
  for (const secret of [wrongPassword, ...Object.values(secureKafka.logins)]) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(secret).toString('base64'));
  }
});

test('where one of two addresses is right, that one is taken', async () => {
  const broker = await openKafkaBroker({ bootstrapServers: ['127.0.0.1:1', plain ?? ''] });
  expect(broker.topics()).toEqual([]);
  await broker.close();
});
