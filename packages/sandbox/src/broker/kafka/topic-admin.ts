import type { Broker, TopicConfigs } from '../broker.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import type { TopicView } from './topic-view.ts';
import type { UntilSeen } from './until-seen.ts';
import type { WaitForKafka } from './wait-for-kafka.ts';

/** What makes topics, and deletes them. */
export interface TopicAdmin extends Pick<Broker, 'createTopic' | 'deleteTopic'> {
  /** What was set for a topic, without the defaults. */
  topicConfigs(topic: string): Promise<TopicConfigs>;
}

export function createTopicAdmin(options: {
  readonly connection: KafkaConnection;
  readonly view: TopicView;
  readonly waitForKafka: WaitForKafka;
  readonly untilSeen: UntilSeen;
}): TopicAdmin {
  const { connection, view, waitForKafka, untilSeen } = options;
  /** What was set for topics, as far as it was done here. */
  const configured = new Map<string, string>();
  const isKnown = (topic: string): boolean => view.partitions().has(topic);
  return {
    async createTopic(topic, partitionCount = 1, given = {}) {
      const configs = kafkaConfigs(given);
      const text = JSON.stringify(configs);
      if (isKnown(topic) && configured.get(topic) === text) return;
      await waitForKafka(`create the topic ${topic}`, async () => {
        if ((await connection.topics()).has(topic)) await connection.configureTopic(topic, configs);
        else await connection.createTopic(topic, partitionCount, configs);
      });
      await untilSeen(() => isKnown(topic));
      configured.set(topic, text);
    },
    async deleteTopic(topic) {
      await waitForKafka(`delete the topic ${topic}`, async () => {
        if ((await connection.topics()).has(topic)) await connection.deleteTopic(topic);
        await view.refresh();
      });
      await untilSeen(() => !isKnown(topic));
      configured.delete(topic);
    },
    topicConfigs: (topic) => waitForKafka(`read the topic ${topic}`, () => connection.topicConfigs(topic)),
  };
}

/** Settings that only Confluent Cloud has stay there. */
function kafkaConfigs(configs: TopicConfigs): TopicConfigs {
  return Object.fromEntries(Object.entries(configs).filter(([name]) => !name.startsWith('confluent.')));
}
