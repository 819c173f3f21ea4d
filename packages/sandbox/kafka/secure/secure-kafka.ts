import { readFileSync } from 'node:fs';
import { createSecret } from '@tableflow-workshop/client-core';
import type { KafkaLogin, KafkaMechanism } from '../../src/index.ts';

interface SecureKafka {
  readonly servers: Readonly<Record<string, string>>;
  readonly logins: { readonly lab: string; readonly reader: string };
  readonly certificates: {
    readonly authority: string;
    readonly otherAuthority: string;
    readonly client: { readonly certificate: string; readonly key: string };
  };
}

const given = process.env.KAFKA_SECURE;
if (!given) throw new Error('KAFKA_SECURE is missing: `pnpm run kafka-secure` sets it.');
/** What `pnpm run kafka -- --secure` says of its listeners. */
export const secureKafka = JSON.parse(given) as SecureKafka;

const { certificates, servers, logins } = secureKafka;
const trusting = (authority: string) => ({ tls: true, certificateAuthorities: readFileSync(authority, 'utf8') });

/** What a client of TLS needs. */
export const trust = trusting(certificates.authority);
/** The same with an authority that has signed nothing. */
export const wrongTrust = trusting(certificates.otherAuthority);
export const clientCertificate = {
  certificate: readFileSync(certificates.client.certificate, 'utf8'),
  key: createSecret(readFileSync(certificates.client.key, 'utf8')),
};

/** The addresses of a listener. */
export function at(listener: string): { bootstrapServers: readonly string[] } {
  return { bootstrapServers: (servers[listener] ?? '').split(',') };
}

/** A login of one of the two users. */
export function login(
  mechanism: KafkaMechanism,
  username: 'lab' | 'reader' = 'lab',
  password = logins[username],
): { sasl: KafkaLogin } {
  return { sasl: { mechanism, username, password: createSecret(password) } };
}
