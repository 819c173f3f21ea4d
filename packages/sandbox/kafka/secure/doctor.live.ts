import { expect, test } from 'vitest';
import { examineKafka, type KafkaSettings } from '../../src/index.ts';
import { at, login, trust, wrongTrust } from './secure-kafka.ts';

const findingsOf = async (settings: KafkaSettings) =>
  (await examineKafka(settings)).findings.map(({ severity, ruleId, evidence }) => `${severity} ${ruleId}: ${evidence}`);

test('with a login that may do all, nothing is wrong', async () => {
  const found = await findingsOf({ ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-256') });
  expect(found.filter((finding) => !finding.startsWith('note'))).toEqual([]);
  expect(found).toContain(
    'note kafka-version: 1 broker, with KRaft; transactions, and every request that the sandbox sends.',
  );
});

test('each right that a user has not is a finding', async () => {
  expect(await findingsOf({ ...at('SASL_SSL'), ...trust, ...login('PLAIN', 'reader') })).toEqual([
    'error kafka-rights: This user may not create topics: TOPIC_AUTHORIZATION_FAILED.',
    'error kafka-rights: This user may not write transactions: TRANSACTIONAL_ID_AUTHORIZATION_FAILED.',
    'note kafka-version: 1 broker, with KRaft; transactions, and every request that the sandbox sends.',
    expect.stringMatching(/^note kafka-unchecked: Could not check copies: /),
    expect.stringMatching(/^note kafka-unchecked: Could not check the clock: /),
  ]);
});

test.each<[string, KafkaSettings, string]>([
  [
    'a wrong password',
    { ...at('SASL_SSL'), ...trust, ...login('SCRAM-SHA-512', 'lab', 'wrong') },
    'error kafka-login: Kafka refuses the login of "lab" by SCRAM-SHA-512.',
  ],
  [
    'no login',
    { ...at('SASL_SSL'), ...trust },
    'error kafka-address: The port wants a login (PLAIN, SCRAM-SHA-512, SCRAM-SHA-256).',
  ],
  [
    'a wrong authority',
    { ...at('SSL'), ...wrongTrust },
    'error kafka-address: Its certificate is signed by an authority that is not trusted here (UNABLE_TO_VERIFY_LEAF_SIGNATURE).',
  ],
])('%s is one finding', async (_name, settings, finding) => {
  expect(await findingsOf(settings)).toEqual([finding]);
});
