import type { Secret } from '@tableflow-workshop/client-core';

/** Where Apache Kafka is, and how to log in to it. */
export interface KafkaSettings {
  /** `host:port` of one or more of its brokers; the others are found through them. */
  readonly bootstrapServers: readonly string[];
  /** Encrypts the connection, and checks the certificate of the broker. Default false. */
  readonly tls?: boolean | undefined;
  /** In PEM, the certificates of the authorities that are trusted with `tls`. Default: those that Node.js trusts. */
  readonly certificateAuthorities?: string | undefined;
  /** What this client shows of itself with `tls`, for a broker that wants to see it. Default: nothing. */
  readonly clientCertificate?: ClientCertificate | undefined;
  /** Default: no login. */
  readonly sasl?: KafkaLogin | undefined;
}

/** A certificate, and the key to it, both in PEM. */
export interface ClientCertificate {
  /** In PEM, with those between it and its authority behind it. */
  readonly certificate: string;
  /** In PEM, without a passphrase. */
  readonly key: Secret;
}

/** A login by SASL. */
export interface KafkaLogin {
  /** How the password is proven, as the broker is set up: PLAIN with Confluent Cloud. */
  readonly mechanism: KafkaMechanism;
  /** With Confluent Cloud, an API key. */
  readonly username: string;
  /** With Confluent Cloud, its secret. */
  readonly password: Secret;
}

/** How the password is proven. */
export type KafkaMechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';
