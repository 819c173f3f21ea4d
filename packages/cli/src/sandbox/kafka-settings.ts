import { createSecret, InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { KafkaMechanism, KafkaSettings } from '@tableflow-workshop/sandbox';
import { kafkaFiles, readKafkaFiles } from './read-kafka-files.ts';

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const mechanisms: readonly KafkaMechanism[] = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/**
 * Where Kafka is, as `--kafka` names it, and how to log in, as the environment says: KAFKA_SECURITY_PROTOCOL, with SASL
 * KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, and files in PEM with TLS: KAFKA_SSL_CA_LOCATION,
 * KAFKA_SSL_CERTIFICATE_LOCATION and KAFKA_SSL_KEY_LOCATION. A variable that is empty counts as unset.
 *
 * @throws InputError with everything that is wrong
 */
export async function kafkaSettings(
  servers: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<KafkaSettings> {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const problems: InputProblem[] = [];
  const bootstrapServers = servers.split(',').map((server) => server.trim());
  for (const server of bootstrapServers) {
    if (isServer(server)) continue;
    problems.push({ path: '--kafka', problem: `"${server}" is not host:port.`, remedy: 'Write localhost:9092.' });
  }
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  const protocol = env.KAFKA_SECURITY_PROTOCOL ?? (username === undefined ? 'PLAINTEXT' : 'SASL_SSL');
  if (!protocols.includes(protocol)) {
    problems.push({
      path: 'KAFKA_SECURITY_PROTOCOL',
      problem: `"${protocol}" is not a protocol.`,
      remedy: `Use ${protocols.join(', ')}.`,
    });
  }
  const wanted = env.KAFKA_SASL_MECHANISM ?? 'PLAIN';
  const mechanism = mechanisms.find((one) => one === wanted);
  const hasLogin = protocol.startsWith('SASL_');
  if (hasLogin && !mechanism) {
    problems.push({
      path: 'KAFKA_SASL_MECHANISM',
      problem: `"${wanted}" is not known here.`,
      remedy: `Use ${mechanisms.join(', ')}.`,
    });
  }
  for (const [path, value] of Object.entries({ KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password })) {
    if (hasLogin && !value)
      problems.push({ path, problem: `is missing, and ${protocol} needs it.`, remedy: 'Set it.' });
  }
  const tls = protocol.endsWith('SSL');
  for (const path of tls ? [] : kafkaFiles) {
    if (env[path] === undefined) continue;
    problems.push({
      path,
      problem: `is set, and ${protocol} has no TLS.`,
      remedy: 'Use SSL or SASL_SSL, or unset it.',
    });
  }
  const { certificateAuthorities, certificate, key } = await readKafkaFiles(env, problems);
  if (problems.length > 0) throw new InputError({ tried: 'keep the topics in Kafka', problems });
  return {
    bootstrapServers,
    tls,
    certificateAuthorities,
    ...(certificate && key && { clientCertificate: { certificate, key: createSecret(key) } }),
    ...(hasLogin &&
      mechanism &&
      username &&
      password && {
        sasl: { mechanism, username, password: createSecret(password) },
      }),
  };
}

function isServer(server: string): boolean {
  const [, port = ''] = /^(?:\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(server) ?? [];
  return Number(port) >= 1 && Number(port) <= 65_535;
}
