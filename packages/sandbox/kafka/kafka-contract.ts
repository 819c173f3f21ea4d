import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect } from 'vitest';
import { connectKafka } from '../src/broker/kafka/kafka-connection.ts';
import { openKafkaBroker } from '../src/broker/kafka/open-kafka-broker.ts';
import type { KafkaSettings } from '../src/index.ts';
import { type BrokerUnderTest, brokerContract } from '../test/broker-contract.ts';

/** Runs the suite of all brokers against a Kafka without topics. */
export function kafkaContract(name: string, settings: KafkaSettings): void {
  beforeAll(async () => {
    const connection = await connectKafka(settings);
    const found = [...(await connection.topics()).keys()];
    await connection.close();
    // Each test deletes all topics that there are.
    expect(found, 'the Kafka of this suite may have no topics').toEqual([]);
  });

  const open = async (): Promise<BrokerUnderTest> => {
    const broker = await openKafkaBroker(settings, { awayTimeoutMs: 30_000 });
    return {
      broker,
      // The first one is not closed: what was killed says nothing to Kafka either.
      reopen: async () => {
        const next = await open();
        return {
          ...next,
          async remove() {
            await next.remove();
            await broker.close();
          },
        };
      },
      async remove() {
        await broker.close();
        const connection = await connectKafka(settings);
        for (const topic of (await connection.topics()).keys()) await connection.deleteTopic(topic);
        // A broker lists a topic for a moment after it was deleted, and the next test would take that one for its own.
        while ((await connection.topics()).size > 0) await pause(20);
        await connection.close();
      },
    };
  };
  brokerContract(name, open);
}
