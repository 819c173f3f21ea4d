import { plainText } from '@tableflow-workshop/client-core';
import type { KafkaSettings } from '../kafka-settings.ts';
import { readFirstResponses } from './frames.ts';
import { type LineProblem, lasting } from './line-problem.ts';

/** What has come of a line, when it is over. */
interface LineEnd {
  readonly isConnected: boolean;
  readonly received: Buffer;
  readonly settings: Pick<KafkaSettings, 'tls' | 'sasl'>;
  /** Whether nothing more came for seconds. */
  readonly isTimeout: boolean;
}

const notKafka = 'Give the address of a broker of Kafka: host:port, as in bootstrap.servers.';

/** Judges what the server said; `undefined` when a client can go on. */
export function explainResponses({ isConnected, received, settings, isTimeout }: LineEnd): LineProblem | undefined {
  const { tls = false, sasl } = settings;
  const responses = readFirstResponses(received);
  switch (responses.kind) {
    case 'kafka':
      return explainLogin(responses.login, responses.mechanisms, settings);
    case 'http':
      return lasting('an HTTP server is there, and not Kafka', notKafka);
    case 'tls':
      return tls
        ? lasting('the server ended TLS with an alert', 'Check the listener of that broker.')
        : lasting(
            'the port wants TLS',
            `Set KAFKA_SECURITY_PROTOCOL to ${sasl ? 'SASL_SSL' : 'SSL'}, and KAFKA_SSL_CA_LOCATION where its authority is your own.`,
          );
    case 'unknown':
      return lasting('what is there is not Kafka', notKafka);
    case 'incomplete':
      if (!isConnected)
        return { problem: 'it does not respond', remedy: 'Check the address, and a firewall.', mayPass: true };
      return isTimeout
        ? { problem: 'it takes the connection and says nothing', remedy: notKafka, mayPass: true }
        : { problem: 'it closes the connection without a word', remedy: notKafka, mayPass: true };
  }
}

function explainLogin(
  login: 'accepted' | 'none' | 'unsupported',
  mechanisms: readonly string[],
  { tls = false, sasl }: Pick<KafkaSettings, 'tls' | 'sasl'>,
): LineProblem | undefined {
  const offered = plainText(mechanisms.join(', '), 200);
  if (sasl && login === 'none')
    return lasting(
      'the port takes no login',
      `Set KAFKA_SECURITY_PROTOCOL to ${tls ? 'SSL' : 'PLAINTEXT'}, or take the port of its listener with SASL.`,
    );
  if (sasl && login === 'unsupported')
    return lasting(
      `it has no login by ${sasl.mechanism}, only by ${offered}`,
      'Set KAFKA_SASL_MECHANISM to one of those.',
    );
  if (!sasl && login !== 'none')
    return lasting(
      `the port wants a login (${offered})`,
      'Set KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD, KAFKA_SASL_MECHANISM, and KAFKA_SECURITY_PROTOCOL.',
    );
  return undefined;
}
