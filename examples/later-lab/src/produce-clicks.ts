import { createTransport } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '@tableflow-workshop/lab3-recipes';
import { basicCredentials } from './basic-credentials.ts';

const service = 'Kafka REST';

/** Sends clicks over Kafka REST, which the clients do not have: with their transport it is authorised and limited like them. */
export async function produceClicks(
  { config, confluent, clock }: LabContext,
  { topic, schemaId, count }: { readonly topic: string; readonly schemaId: number; readonly count: number },
): Promise<void> {
  const { kafka } = config.confluent;
  const send = createTransport({ service, credentials: basicCredentials('Kafka', kafka.key), clock });
  const url = `${kafka.restUrl ?? (await readRestUrl())}/kafka/v3/clusters/${config.kafkaClusterId}/topics/${topic}/records`;
  for (let id = 0; id < count; id += 1) {
    const value = { schema_id: schemaId, data: { id, page: `/hotels/${id % 5}` } };
    const response = await send(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ key: { type: 'STRING', data: `guest-${id}` }, value }),
      }),
    );
    // Kafka REST says 200 for the request, and of each record whether it was taken.
    const { error_code: code, message } = (await response.json()) as { error_code: number; message?: string };
    if (code !== 200) throw new Error(`Click ${id} was not taken: ${message}`);
  }

  async function readRestUrl(): Promise<string> {
    const params = { path: { id: config.kafkaClusterId }, query: { environment: config.environmentId } };
    const call = confluent.cloud.kafkaClusters.GET('/cmk/v2/clusters/{id}', { params });
    const { spec } = await unwrapConfluent(call, `read cluster ${config.kafkaClusterId}`);
    if (!spec.http_endpoint) throw new Error(`Cluster ${config.kafkaClusterId} has no REST endpoint.`);
    return spec.http_endpoint;
  }
}
