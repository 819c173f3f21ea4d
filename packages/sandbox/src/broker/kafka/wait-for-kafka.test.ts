import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { createWaitForKafka } from './wait-for-kafka.ts';

/** What the client throws when nobody listens. */
const refused = (): Error =>
  Object.assign(new Error('All attempts failed.'), {
    code: 'PLT_KFK_MULTIPLE',
    errors: [Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9092'), { code: 'PLT_KFK_NETWORK' })],
  });

function waiting(timeoutMs = 600_000) {
  const said: string[] = [];
  const clock = createVirtualClock();
  const closing = new AbortController();
  const options = { address: 'localhost:9092', clock, signal: closing.signal, timeoutMs };
  return { clock, closing, said, wait: createWaitForKafka({ ...options, say: (text) => said.push(text) }) };
}

/** Fails as long as the clock is before that time. */
const until = (clock: { now(): number }, endMs: number) => async (): Promise<string> => {
  if (clock.now() < endMs) throw refused();
  return 'done';
};

test('Kafka that is away for a second is not worth a word', async () => {
  const { clock, said, wait } = waiting();
  expect(await wait('write records', until(clock, clock.now() + 1_000))).toBe('done');
  expect(said).toEqual([]);
});

test('that it is away is said once, and once that it is there again', async () => {
  const { clock, said, wait } = waiting();
  await wait('write records', until(clock, clock.now() + 60_000));
  expect(said).toEqual([
    'Kafka at localhost:9092 is away (connect ECONNREFUSED 127.0.0.1:9092). The sandbox waits for it to write records.',
    'Kafka at localhost:9092 is there again: the sandbox goes on.',
  ]);
});

test('it is waited for until the deadline, and the error says what to do', async () => {
  const { clock, wait } = waiting();
  const startMs = clock.now();
  await expect(wait('read the topic t', until(clock, Number.POSITIVE_INFINITY))).rejects.toThrow(
    'Tried to read the topic t for 10 minutes, and Kafka at localhost:9092 is away: connect ECONNREFUSED 127.0.0.1:9092. ' +
      'Start it, and start the sandbox again; nothing is lost.',
  );
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(600_000);
  expect(clock.now() - startMs).toBeLessThan(606_000);
});

test.each([
  ['TOPIC_AUTHORIZATION_FAILED', 'PLT_KFK_PROTOCOL'],
  ['MESSAGE_TOO_LARGE', 'PLT_KFK_PROTOCOL'],
  ['UNSUPPORTED_SASL_MECHANISM', 'PLT_KFK_PROTOCOL'],
  [undefined, 'PLT_KFK_AUTHENTICATION'],
  [undefined, 'ERR_SOMETHING_OF_OURS'],
])('%s (%s) is not waited for', async (apiId, code) => {
  const { clock, wait } = waiting();
  const startMs = clock.now();
  const inner = Object.assign(new Error('no'), { code, ...(apiId && { apiId }) });
  const error = apiId ? Object.assign(new Error('Failed.'), { code: 'PLT_KFK_MULTIPLE', errors: [inner] }) : inner;
  await expect(wait('write records', () => Promise.reject(error))).rejects.toBe(error);
  expect(clock.now()).toBe(startMs);
});

test('closing ends a wait', async () => {
  const { closing, wait } = waiting();
  const asked = wait('write records', async () => {
    closing.abort(new Error('closed'));
    throw refused();
  });
  await expect(asked).rejects.toThrow('closed');
});
