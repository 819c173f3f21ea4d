import type { Certificates } from './make-certificates.ts';

/** How a listener of a Kafka wants to be reached. */
export interface Listener {
  readonly name: string;
  readonly protocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** What is set for it alone, without its prefix. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Users of the listeners with SASL, with their passwords: one may do all, the other only read `notes`. */
export interface Logins {
  readonly lab: string;
  readonly reader: string;
}

export const plainListener: Listener = { name: 'PLAINTEXT', protocol: 'PLAINTEXT', settings: {} };

/** One listener for each thing that can be asked of a client, or be wrong. */
export function secureListeners({ authority, servers }: Certificates, logins: Logins): readonly Listener[] {
  const tls = (server: string): Record<string, string> => ({
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': server,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': authority,
  });
  const users = Object.entries(logins).map(([name, password]) => `user_${name}="${password}"`);
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required ${users.join(' ')};`;
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  const sasl = {
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    'plain.sasl.jaas.config': plain,
    'scram-sha-256.sasl.jaas.config': scram,
    'scram-sha-512.sasl.jaas.config': scram,
  };
  return [
    { name: 'SASL_SSL', protocol: 'SASL_SSL', settings: { ...tls(servers.good), ...sasl } },
    { name: 'SASL_PLAINTEXT', protocol: 'SASL_PLAINTEXT', settings: sasl },
    {
      name: 'PLAIN_ONLY',
      protocol: 'SASL_PLAINTEXT',
      settings: { 'sasl.enabled.mechanisms': 'PLAIN', 'plain.sasl.jaas.config': plain },
    },
    { name: 'SSL', protocol: 'SSL', settings: tls(servers.good) },
    { name: 'MUTUAL', protocol: 'SSL', settings: { ...tls(servers.good), 'ssl.client.auth': 'required' } },
    { name: 'EXPIRED', protocol: 'SSL', settings: tls(servers.expired) },
    { name: 'OTHER_HOST', protocol: 'SSL', settings: tls(servers.otherHost) },
  ];
}
