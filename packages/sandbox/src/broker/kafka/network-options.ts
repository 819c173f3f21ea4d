import type { KafkaSettings } from './kafka-settings.ts';
import type { KafkaClient } from './load-kafka-client.ts';

const connectTimeout = 5_000;
const requestTimeout = 15_000;

/** The part of the client's options that is about the line. */
export type NetworkOptions = Pick<
  ConstructorParameters<KafkaClient['Admin']>[0],
  'connectTimeout' | 'requestTimeout' | 'tls' | 'tlsServerName' | 'sasl'
>;

/** How the client connects and logs in. The password is revealed when it is sent. */
export function networkOptions({ tls, certificateAuthorities, sasl }: KafkaSettings): NetworkOptions {
  return {
    connectTimeout,
    requestTimeout,
    ...(tls && { tls: certificateAuthorities ? { ca: certificateAuthorities } : {}, tlsServerName: true }),
    ...(sasl && {
      sasl: { mechanism: sasl.mechanism, username: sasl.username, password: () => sasl.password.reveal() },
    }),
  };
}
