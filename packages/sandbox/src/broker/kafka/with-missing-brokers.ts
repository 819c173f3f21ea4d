import type { Base, Broker, Connection } from '@platformatic/kafka';
import type { KafkaClient } from './load-kafka-client.ts';

type Get = (broker: Broker, callback?: (error: Error | null, connection?: Connection) => void) => unknown;

/**
 * The client takes a broker that has left the cluster for one with an address, and throws where nobody can catch it. With this, what
 * it does fails instead, and may be tried again.
 */
export function withMissingBrokers<Client extends Pick<Base, 'connections'>>(
  kafka: KafkaClient,
  client: Client,
): Client {
  const { connections } = client;
  const get = connections.get.bind(connections) as Get;
  const guarded = (broker: Broker | undefined, callback?: Parameters<Get>[1]): unknown => {
    if (broker) return callback ? get(broker, callback) : get(broker);
    const error = new kafka.NetworkError('A broker is away.');
    if (!callback) return Promise.reject(error);
    callback(error);
    return undefined;
  };
  connections.get = guarded as typeof connections.get;
  return client;
}
