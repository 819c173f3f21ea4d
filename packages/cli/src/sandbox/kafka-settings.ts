import { readFile } from 'node:fs/promises';
import { createSecret, InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { KafkaMechanism, KafkaSettings } from '@tableflow-workshop/sandbox';
import { explainFileError } from '../explain-file-error.ts';

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const mechanisms: readonly KafkaMechanism[] = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/**
 * Where Kafka is, as `--kafka` names it, and how to log in, as the environment says: KAFKA_SECURITY_PROTOCOL, with SASL
 * KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, and KAFKA_SSL_CA_LOCATION for a file in PEM.
 *
 * @throws InputError with everything that is wrong
 */
export async function kafkaSettings(
  servers: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<KafkaSettings> {
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
  const certificateAuthorities = await readAuthorities(env.KAFKA_SSL_CA_LOCATION, problems);
  if (problems.length > 0) throw new InputError({ tried: 'keep the topics in Kafka', problems });
  return {
    bootstrapServers,
    tls: protocol.endsWith('SSL'),
    certificateAuthorities,
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

async function readAuthorities(path: string | undefined, problems: InputProblem[]): Promise<string | undefined> {
  if (!path) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    problems.push({
      path: 'KAFKA_SSL_CA_LOCATION',
      problem: explainFileError(error, path),
      remedy: 'Name a file with certificates in PEM.',
    });
    return undefined;
  }
}
