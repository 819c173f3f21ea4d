import type { Admin, Connection } from '@platformatic/kafka';
import type { KafkaClient } from '../load-kafka-client.ts';

/** A Kafka that has taken the login, as its checks see it. */
export interface KafkaUnderCheck {
  readonly kafka: KafkaClient;
  readonly admin: Admin;
  /** To one of its brokers. */
  readonly connection: Connection;
  /** The ids of its brokers. */
  readonly brokerIds: readonly number[];
  /** `host:port`, … */
  readonly address: string;
  readonly nowMs: () => number;
}
