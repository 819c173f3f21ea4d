import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kafkaSettings } from './kafka-settings.ts';

test('addresses without a login', async () => {
  expect(await kafkaSettings('localhost:9092, [::1]:9093,broker-1.example:19092', {})).toEqual({
    bootstrapServers: ['localhost:9092', '[::1]:9093', 'broker-1.example:19092'],
    tls: false,
    certificateAuthorities: undefined,
  });
});

test('a user name without more is SASL_SSL with PLAIN, as on Confluent Cloud; the password never prints', async () => {
  const settings = await kafkaSettings('pkc-1.example:9092', {
    KAFKA_SASL_USERNAME: 'key',
    KAFKA_SASL_PASSWORD: 'hush',
  });
  expect([settings.tls, settings.sasl?.mechanism, settings.sasl?.username]).toEqual([true, 'PLAIN', 'key']);
  expect(settings.sasl?.password.reveal()).toBe('hush');
  expect(JSON.stringify(settings)).not.toContain('hush');
});

test('authorities come from a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kafka-settings-'));
  const file = join(folder, 'ca.pem');
  await writeFile(file, 'certificates');
  const env = { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_SSL_CA_LOCATION: file };
  expect(await kafkaSettings('localhost:9092', env)).toMatchObject({
    tls: true,
    certificateAuthorities: 'certificates',
  });
  await rm(folder, { recursive: true });
});

test.each([
  ['localhost', {}, '--kafka: "localhost" is not host:port.'],
  ['localhost:0', {}, '"localhost:0" is not host:port.'],
  ['localhost:65536', {}, '"localhost:65536" is not host:port.'],
  ['localhost:9092,', {}, '"" is not host:port.'],
  ['http://localhost:9092', {}, '"http://localhost:9092" is not host:port.'],
  ['a:1', { KAFKA_SECURITY_PROTOCOL: 'TLS' }, 'KAFKA_SECURITY_PROTOCOL: "TLS" is not a protocol.'],
  ['a:1', { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL' }, 'KAFKA_SASL_USERNAME: is missing, and SASL_SSL needs it.'],
  ['a:1', { KAFKA_SASL_USERNAME: 'key' }, 'KAFKA_SASL_PASSWORD: is missing, and SASL_SSL needs it.'],
  [
    'a:1',
    { KAFKA_SASL_USERNAME: 'key', KAFKA_SASL_PASSWORD: 's', KAFKA_SASL_MECHANISM: 'GSSAPI' },
    'KAFKA_SASL_MECHANISM: "GSSAPI" is not known here.',
  ],
  ['a:1', { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_SSL_CA_LOCATION: '/no/such.pem' }, 'KAFKA_SSL_CA_LOCATION: '],
])('%s with %o is refused by name', async (servers, env, problem) => {
  await expect(kafkaSettings(servers, env)).rejects.toThrow(problem);
});
