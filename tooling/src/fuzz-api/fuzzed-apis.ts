import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { riverHotels, type ServedSimulator } from '@tableflow-workshop/simulator';

/** A description of ours, and how its operations are reached in the simulator. */
export interface FuzzedApi {
  readonly name: string;
  readonly path: string;
  readonly url: string;
  readonly authorization: string;
}

const packages = join(import.meta.dirname, '../../../packages');
const { keys, databricks } = riverHotels;

/** All descriptions of both clouds. */
export function fuzzedApis({ confluentUrl, databricksUrl }: ServedSimulator): readonly FuzzedApi[] {
  return [
    ...descriptionsOf('confluent-client').map((one) => ({
      ...one,
      url: confluentUrl,
      authorization: keyFor(one.name),
    })),
    ...descriptionsOf('databricks-client').map((one) => ({
      ...one,
      url: databricksUrl,
      authorization: `Bearer ${databricks.adminToken}`,
    })),
  ];
}

function descriptionsOf(room: string): readonly Pick<FuzzedApi, 'name' | 'path'>[] {
  const folder = join(packages, room, 'openapi');
  return readdirSync(folder).map((file) => ({ name: file.replace(/\.yaml$/, ''), path: join(folder, file) }));
}

/** Each API of Confluent takes a key of its own kind. */
function keyFor(api: string): string {
  const { id, secret } =
    Object.entries({ tableflow: keys.tableflow, kafka: keys.kafka, 'schema-registry': keys.schemaRegistry }).find(
      ([start]) => api.replace(/-(clusters-)?v\d+$/, '') === start && !api.includes('clusters'),
    )?.[1] ?? keys.cloud;
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

/** Values that lead into the world of the simulator: at random, every request would end at an environment that does not exist. */
export const knownParameters: Readonly<Record<string, string>> = {
  'path.environment_id': riverHotels.environment.id,
  'path.kafka_cluster_id': riverHotels.kafkaCluster.id,
  'path.cluster_id': riverHotels.kafkaCluster.id,
  'query.environment': riverHotels.environment.id,
  'query.spec.kafka_cluster': riverHotels.kafkaCluster.id,
  'query.catalog_name': databricks.catalogName,
};

/** An unknown class of connector is a failure of the service in its own eyes: it returns 500 by design. */
export const failingByDesign = ['validateConnectorConfig', 'createConnector', 'replaceConnectorConfig'];
