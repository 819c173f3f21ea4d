import * as kafka from '@platformatic/kafka';
import { ConnectionPool } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { createPartitionLeaders } from './partition-leaders.ts';
import { createPartitionOffsets } from './partition-offsets.ts';
import { withMissingBrokers } from './with-missing-brokers.ts';

type Client = Parameters<typeof createPartitionLeaders>[0];

/** A cluster in which each partition is led by the broker of this id, where there is one. */
function cluster(topics: Readonly<Record<string, readonly number[]>>) {
  const asked: (readonly string[])[] = [];
  const metadata = async ({ topics: wanted = [] }: { topics?: string[] }) => {
    asked.push(wanted);
    return {
      brokers: new Map([[1, { host: 'one', port: 1 }]]),
      topics: new Map(
        wanted.map((name) => [
          name,
          { id: `id of ${name}`, partitions: (topics[name] ?? []).map((leader) => ({ leader })) },
        ]),
      ),
    };
  };
  return { asked, client: { metadata } as unknown as Client };
}

test('what is known of topics is asked once, until it is forgotten', async () => {
  const { asked, client } = cluster({ a: [1], b: [1, 9] });
  const leaders = createPartitionLeaders(client);
  expect([...(await leaders.of(['a', 'b']))]).toEqual([
    ['a', { id: 'id of a', leaders: [{ host: 'one', port: 1 }] }],
    ['b', { id: 'id of b', leaders: [{ host: 'one', port: 1 }, undefined] }],
  ]);
  await leaders.of(['a']);
  expect(asked).toEqual([['a', 'b']]);
  leaders.forget();
  await leaders.of(['a']);
  expect(asked).toEqual([['a', 'b'], ['a']]);
});

test('a partition without a leader is an error that may pass, and not one without records', async () => {
  const { asked, client } = cluster({ b: [9] });
  const leaders = createPartitionLeaders(client);
  const offsetsOf = createPartitionOffsets(kafka, { pool: new ConnectionPool('test'), leaders });
  await expect(offsetsOf(['b'], 'latest')).rejects.toThrow('Partition 0 of the topic b has no leader.');
  await expect(offsetsOf(['b'], 'latest')).rejects.toThrow('has no leader');
  expect(asked).toHaveLength(2);
});

test('a broker that has left is an error where it is waited for, and not one that ends the process', async () => {
  const client = withMissingBrokers(kafka, { connections: new ConnectionPool('test') });
  const get = client.connections.get as unknown as (
    broker: undefined,
    callback?: (error: unknown) => void,
  ) => Promise<unknown>;
  await expect(get(undefined)).rejects.toThrow('A broker is away.');
  const heard: unknown[] = [];
  get(undefined, (error) => heard.push(error));
  expect(heard.map(String)).toEqual(['Error: A broker is away.']);
});
