import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causeOf } from '../src/diagnosis/find-cause.ts';
import type { Suspect } from '../src/diagnosis/rule.ts';

// Texts as people reported them, each with the causes that would be right. A wrong cause is worse than none.

interface DiagnosisCase {
  readonly id: string;
  readonly where: Suspect;
  readonly text: string;
  readonly right: readonly string[];
}

const fixture = new URL('fixtures/diagnosis.json', import.meta.url);
const cases = JSON.parse(readFileSync(fixture, 'utf8')) as readonly DiagnosisCase[];

describe('a reported text', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, { where, text, right }) => {
    expect(right).toContain(causeOf(where, text)?.id ?? 'unknown');
  });

  it('gets no wrong cause, and a named one where there is one', () => {
    const found = cases.map((one) => ({ ...one, found: causeOf(one.where, one.text)?.id ?? 'unknown' }));
    const wrong = found.filter((one) => !one.right.includes(one.found));
    const unnamed = found.filter((one) => one.found === 'unknown' && one.right[0] !== 'unknown');
    process.stdout.write(`diagnosis: ${cases.length} cases, ${wrong.length} wrong, ${unnamed.length} unnamed\n`);
    expect(cases).toHaveLength(108);
    expect(wrong).toEqual([]);
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });
});

describe('whose host it was', () => {
  const kafka = 'pkc-rvh77.eu-central-1.aws.confluent.cloud';
  const registry = 'psrc-rvh7.eu-central-1.aws.confluent.cloud';
  it.each([
    [`java.net.UnknownHostException: ${registry}`, 'schema-registry-unreachable'],
    [`java.net.ConnectException: Connection refused: ${registry}/10.0.0.1:443`, 'schema-registry-unreachable'],
    [`java.net.UnknownHostException: ${kafka}`, 'kafka-unreachable'],
    [
      `Connection to node 2 (${kafka}/10.0.0.1:9092) could not be established. Node may not be available.`,
      'kafka-unreachable',
    ],
    [`[Producer clientId=x] Bootstrap broker ${kafka}:9092 (id: -1 rack: null) disconnected`, 'kafka-unreachable'],
    [`Connection to node -1 (${kafka}:9092) failed authentication due to: SASL handshake failed`, 'kafka-key-refused'],
    ['java.net.UnknownHostException: db.river-hotels.example', 'database-host-unknown'],
    [
      'Connection to db.river-hotels.example:5432 refused. Check that the hostname and port are correct',
      'database-unreachable',
    ],
    ['org.postgresql.util.PSQLException: The connection attempt failed.', 'database-unreachable'],
  ])('%s', (text, id) => {
    expect(causeOf('connector', text)?.id).toBe(id);
  });
});

describe('others of their kind', () => {
  it.each<[Suspect, string, string]>([
    ['connector', 'ERROR: cannot execute CREATE PUBLICATION in a read-only transaction', 'standby'],
    ['connector', 'ERROR: prepared statement "S_1" does not exist', 'pooler'],
    ['connector', 'FATAL: SCRAM authentication failed for user "debezium"', 'database-authentication'],
    ['connector', 'FATAL: Ident authentication failed for user "debezium"', 'database-authentication'],
    ['connector', 'FATAL: terminating connection due to idle-in-transaction timeout', 'statement-timeout'],
    ['connector', 'java.net.SocketException: Connection reset', 'connection-lost'],
    ['connector', 'An I/O error occurred while sending to the backend.', 'connection-lost'],
    ['connector', 'FATAL: terminating connection due to conflict with recovery', 'connection-lost'],
    ['connector', 'ERROR: permission denied for materialized view hotel_view', 'table-privilege'],
    ['connector', 'ERROR: must be superuser to create FOR TABLES IN SCHEMA publication', 'publication-all-tables'],
    [
      'connector',
      'The request included a message larger than the max message size the server will accept.',
      'record-too-large',
    ],
    [
      'tableflow',
      "AuthorizationHeaderMalformed: the region 'us-east-1' is wrong; expecting 'eu-central-1'",
      'bucket-region',
    ],
    [
      'tableflow',
      'io.delta.exceptions.MetadataChangedException: The metadata of the Delta table has been changed',
      'delta-log-modified',
    ],
    ['tableflow', 'SignatureDoesNotMatch (Service: S3, Status Code: 403)', 'storage-access'],
    ['integration', 'Principal 00000000-0042-4000-8000-00000000c11e does not exist.', 'service-principal-disabled'],
    ['integration', 'token is expired', 'token-expired'],
    ['databricks', "SQL warehouse 'Starter' was not found", 'warehouse-missing'],
    [
      'confluent',
      "Confluent Cloud answered 403: connector plugin 'MySqlCdcSource' has been retired",
      'connector-class',
    ],
  ])('%s: %s', (suspect, text, id) => {
    expect(causeOf(suspect, text)?.id).toBe(id);
  });

  it.each<[Suspect, string]>([
    ['connector', 'WorkerSinkTask exceeded the time limit of 60 s'],
    ['connector', 'no table statistics match the expected version'],
    ['connector', 'A quota of patience is used up for this worker'],
    ['tableflow', 'record reader closed after the lease failed over'],
    ['tableflow', 'The region server moved to another host'],
    ['integration', 'The secret garden of the catalog is closed'],
    ['databricks', 'The warehouse district is closed'],
    ['confluent', 'Confluent Cloud answered 500: token bucket is empty'],
  ])('nobody guesses: %s: %s', (suspect, text) => {
    expect(causeOf(suspect, text)).toBeUndefined();
  });
});
