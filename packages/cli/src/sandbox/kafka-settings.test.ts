import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
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

const [certificate = ''] = rootCertificates;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The settings with files of this content. */
async function withFiles(contents: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'kafka-settings-'));
  const env: Record<string, string> = { KAFKA_SECURITY_PROTOCOL: 'SSL' };
  for (const [name, content] of Object.entries(contents)) {
    env[name] = join(folder, name);
    await writeFile(join(folder, name), content);
  }
  return kafkaSettings('localhost:9092', env).finally(() => rm(folder, { recursive: true }));
}

test('authorities come from a file', async () => {
  expect(await withFiles({ KAFKA_SSL_CA_LOCATION: certificate })).toMatchObject({
    tls: true,
    certificateAuthorities: certificate,
  });
});

test.each([
  [{ KAFKA_SSL_CA_LOCATION: 'certificates' }, 'KAFKA_SSL_CA_LOCATION: has no certificate in PEM.'],
  [{ KAFKA_SSL_CA_LOCATION: '' }, 'KAFKA_SSL_CA_LOCATION: has no certificate in PEM.'],
  [
    { KAFKA_SSL_CERTIFICATE_LOCATION: certificate },
    'KAFKA_SSL_KEY_LOCATION: is missing, and KAFKA_SSL_CERTIFICATE_LOCATION is set.',
  ],
  [{ KAFKA_SSL_KEY_LOCATION: 'x' }, 'KAFKA_SSL_CERTIFICATE_LOCATION: is missing, and KAFKA_SSL_KEY_LOCATION is set.'],
  [
    {
      KAFKA_SSL_CERTIFICATE_LOCATION: certificate,
      KAFKA_SSL_KEY_LOCATION: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    'KAFKA_SSL_KEY_LOCATION: is not the key of the certificate, or has a passphrase.',
  ],
])('files that do not serve: %#', async (contents, problem) => {
  const error = await withFiles(contents).catch((reason: unknown) => String(reason));
  expect(error).toContain(problem);
  expect(error).not.toContain('PRIVATE');
});

test('an empty variable is none', async () => {
  const empty = { KAFKA_SECURITY_PROTOCOL: '', KAFKA_SASL_USERNAME: '', KAFKA_SSL_CA_LOCATION: '' };
  expect(await kafkaSettings('localhost:9092', empty)).toMatchObject({ tls: false });
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
  ['a:1', { KAFKA_SSL_CA_LOCATION: '/ca.pem' }, 'KAFKA_SSL_CA_LOCATION: is set, and PLAINTEXT has no TLS.'],
  ['a:1', { KAFKA_SECURITY_PROTOCOL: 'SSL', KAFKA_SSL_CA_LOCATION: '/no/such.pem' }, 'KAFKA_SSL_CA_LOCATION: '],
])('%s with %o is refused by name', async (servers, env, problem) => {
  await expect(kafkaSettings(servers, env)).rejects.toThrow(problem);
});
