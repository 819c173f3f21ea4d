import type { SandboxDescription } from '../src/index.ts';

type KeyName = 'kafka' | 'schemaRegistry' | 'tableflow';

/** Asks Confluent Cloud of a sandbox. @throws when it refuses */
export async function rest(
  { confluent, credentials }: SandboxDescription,
  key: KeyName,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const { id, secret } = credentials[key];
  const response = await fetch(`${confluent.baseUrl}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Turns a topic into a table. */
export function enableTableflow(
  description: SandboxDescription,
  topic: string,
  config: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { environmentId, kafkaClusterId, bucketName, providerIntegrationId } = description.ids;
  return rest(description, 'tableflow', '/tableflow/v1/tableflow-topics', {
    spec: {
      display_name: topic,
      table_formats: ['DELTA'],
      config,
      environment: { id: environmentId },
      kafka_cluster: { id: kafkaClusterId },
      storage: { kind: 'ByobAws', bucket_name: bucketName, provider_integration_id: providerIntegrationId },
    },
  });
}
