import { isIP } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { KafkaSettings } from './kafka-settings.ts';
import { serverAddress } from './line/server-address.ts';
import type { KafkaClient } from './load-kafka-client.ts';

const connectTimeout = 5_000;
const requestTimeout = 15_000;

/** The part of the client's options that is about the line. */
export type NetworkOptions = Pick<
  ConstructorParameters<KafkaClient['Admin']>[0],
  'connectTimeout' | 'requestTimeout' | 'tls' | 'tlsServerName' | 'sasl'
>;

/** How the client connects and logs in. The password is revealed when it is sent. */
export function networkOptions(settings: KafkaSettings): NetworkOptions {
  const { tls, sasl, bootstrapServers } = settings;
  // A name is sent along with TLS, where there is one: an address is not allowed in its place.
  const hasNames = bootstrapServers.some((server) => isIP(serverAddress(server)?.host ?? '') === 0);
  return {
    connectTimeout,
    requestTimeout,
    ...(tls && { tls: tlsOptions(settings), ...(hasNames && { tlsServerName: true }) }),
    ...(sasl && {
      sasl: { mechanism: sasl.mechanism, username: sasl.username, password: () => sasl.password.reveal() },
    }),
  };
}

/** Whom TLS trusts, and what it shows of itself. */
export function tlsOptions({
  certificateAuthorities,
  clientCertificate,
}: Pick<KafkaSettings, 'certificateAuthorities' | 'clientCertificate'>): Pick<
  SecureContextOptions,
  'ca' | 'cert' | 'key'
> {
  return {
    ...(certificateAuthorities && { ca: certificateAuthorities }),
    ...(clientCertificate && { cert: clientCertificate.certificate, key: clientCertificate.key.reveal() }),
  };
}
