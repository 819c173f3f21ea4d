import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { InputProblem } from '@tableflow-workshop/client-core';
import { explainFileError } from '../explain-file-error.ts';

/** Variables that name files in PEM, for TLS. */
export const kafkaFiles = [
  'KAFKA_SSL_CA_LOCATION',
  'KAFKA_SSL_CERTIFICATE_LOCATION',
  'KAFKA_SSL_KEY_LOCATION',
] as const;

interface KafkaFiles {
  readonly certificateAuthorities: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** Reads those that are named, and adds what is wrong with them to the problems. */
export async function readKafkaFiles(
  env: Readonly<Record<string, string | undefined>>,
  problems: InputProblem[],
): Promise<KafkaFiles> {
  const found: InputProblem[] = [];
  const [certificateAuthorities, certificate, key] = await Promise.all(
    kafkaFiles.map((path) => readPem(path, env, found)),
  );
  const files = { certificateAuthorities, certificate, key };
  if (found.length === 0) refuseBadPem(files, found);
  for (const problem of found) problems.push(problem);
  return files;
}

async function readPem(
  path: (typeof kafkaFiles)[number],
  env: Readonly<Record<string, string | undefined>>,
  problems: InputProblem[],
): Promise<string | undefined> {
  const file = env[path];
  if (!file) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    problems.push({ path, problem: explainFileError(error, file), remedy: 'Name a file in PEM.' });
    return undefined;
  }
}

/** What OpenSSL says of a key is not shown: it may quote it. */
function refuseBadPem({ certificateAuthorities, certificate, key }: KafkaFiles, problems: InputProblem[]): void {
  const [authorities, certificatePath, keyPath] = kafkaFiles;
  const isBad = (read: () => unknown): boolean => {
    try {
      read();
      return false;
    } catch {
      return true;
    }
  };
  for (const [path, text] of [
    [authorities, certificateAuthorities],
    [certificatePath, certificate],
  ] as const) {
    if (text !== undefined && isBad(() => new X509Certificate(text)))
      problems.push({
        path,
        problem: 'has no certificate in PEM.',
        remedy: 'It begins with -----BEGIN CERTIFICATE-----.',
      });
  }
  if ((certificate === undefined) !== (key === undefined)) {
    const [path, other] = key === undefined ? [keyPath, certificatePath] : [certificatePath, keyPath];
    problems.push({ path, problem: `is missing, and ${other} is set.`, remedy: 'A certificate goes with its key.' });
  } else if (certificate !== undefined && key !== undefined && problems.length === 0) {
    const isPair = (): boolean => new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
    if (isBad(isPair) || !isPair()) {
      problems.push({
        path: keyPath,
        problem: 'is not the key of the certificate, or has a passphrase.',
        remedy: 'Name its key in PEM, without a passphrase.',
      });
    }
  }
}
