import { resolve } from 'node:path';
import type { InputError } from '@tableflow-workshop/client-core';
import type { ControlPlane } from '@tableflow-workshop/simulator';
import type { Broker } from './broker/broker.ts';
import { brokerByName } from './broker/broker-by-name.ts';
import { claimTopics } from './broker/claim-topics.ts';
import { openEmbeddedBroker } from './broker/embedded/open-embedded-broker.ts';
import type { KafkaSettings } from './broker/kafka/kafka-settings.ts';
import { openKafkaBroker } from './broker/kafka/open-kafka-broker.ts';
import type { Store } from './broker/store.ts';
import type { Closing } from './closing.ts';
import { adoptTopics } from './data-plane/adopt-topics.ts';

/** The topics of a sandbox. */
interface Topics {
  readonly broker: Broker;
  /** Shows the topics that others have made. The returned function ends that. */
  adopt(controlPlane: ControlPlane): () => void;
}

/** Opens the topics where they are: in the store, or, those of the lab's cluster, in Kafka. */
export async function openTopics(
  store: Store,
  options: {
    readonly dataFolder: string;
    readonly kafka?: KafkaSettings | undefined;
    readonly onNotice?: (text: string) => void;
    readonly onKafkaLost?: ((error: InputError) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
  closing: Closing,
): Promise<Topics> {
  const { kafka, onNotice: say } = options;
  const folder = resolve(options.dataFolder);
  const embedded = await openEmbeddedBroker(store);
  if (!kafka) {
    await claimTopics(store, folder, undefined);
    return { broker: embedded, adopt: () => () => undefined };
  }
  const broker = await openKafkaBroker(kafka, {
    signal: options.signal,
    onLost: options.onKafkaLost,
    ...(say && { say }),
  });
  closing.add(() => broker.close());
  await claimTopics(store, folder, broker.clusterId);
  return { broker: brokerByName(broker, embedded), adopt: (controlPlane) => adoptTopics(broker, controlPlane) };
}
