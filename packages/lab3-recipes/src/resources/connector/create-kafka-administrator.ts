import { withoutUndefined } from '@tableflow-workshop/client-core';
import { apiKey, createKafkaClient, type KafkaClient } from '@tableflow-workshop/confluent-client';
import type { LabConfig } from '../../config/lab-config.ts';
import type { LabContextOptions } from '../../lab/context.ts';
import { discoverEndpoints } from '../../lab/discover-endpoints.ts';

/**
 * Makes the Kafka client with which `grantConnectorAccess` works: that of the cluster's key. It needs no Tableflow key, as a
 * lab does. Where the configuration has no endpoint of the cluster, one request discovers it.
 *
 * @throws ApiError when the Cloud key is refused or the cluster does not exist
 * @example await grantConnectorAccess(await createKafkaAdministrator(config), { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' });
 */
export async function createKafkaAdministrator(
  config: LabConfig,
  options: Pick<LabContextOptions, 'fetch' | 'clock'> = {},
): Promise<KafkaClient> {
  const { cloudKey, baseUrl, kafka, schemaRegistry } = config.confluent;
  const shared = withoutUndefined({ fetch: options.fetch, clock: options.clock });
  // With an address the registry is not discovered, and nothing is sent to it.
  const known = { ...config.confluent, schemaRegistry: { ...schemaRegistry, url: 'https://not-asked.invalid' } };
  const { kafkaRestUrl } = await discoverEndpoints(
    { ...config, confluent: known },
    { ...shared, baseUrl, credentials: apiKey('Cloud', cloudKey.id, cloudKey.secret) },
  );
  return createKafkaClient({
    ...shared,
    baseUrl: kafkaRestUrl,
    credentials: apiKey('Kafka', kafka.key.id, kafka.key.secret),
  });
}
