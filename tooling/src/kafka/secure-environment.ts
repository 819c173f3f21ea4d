import type { SecureKafka } from './start-kafka.ts';

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string>>;

/**
 * What `lab3 sandbox --kafka` reads for the listener with TLS and a login, and in KAFKA_SECURE, as JSON, the addresses of all
 * listeners, the other user, and files for what goes wrong.
 */
export function secureEnvironment({ servers, logins, certificates }: SecureKafka): Environment {
  return {
    KAFKA_BOOTSTRAP_SERVERS: servers.SASL_SSL ?? '',
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_SASL_USERNAME: 'lab',
    KAFKA_SASL_PASSWORD: logins.lab,
    KAFKA_SSL_CA_LOCATION: certificates.authority,
    KAFKA_SECURE: JSON.stringify({ servers, logins, certificates }),
  };
}
