import { createSecret, SdkError, systemClock, withoutUndefined } from '@tableflow-workshop/client-core';
import { apiKey } from '@tableflow-workshop/confluent-client';
import { createSqlClient, servicePrincipalCredentials } from '@tableflow-workshop/databricks-client';
import type { LabConfig } from '../config/lab-config.ts';
import { createLabContext, type LabContext, type LabContextOptions } from '../lab/context.ts';
import { discoverEndpoints } from '../lab/discover-endpoints.ts';
import { discoverWarehouse } from '../lab/discover-warehouse.ts';

const undiscovered = 'undiscovered';
const undiscoveredUrl = `https://${undiscovered}.invalid`;

/** Whether an endpoint or an id is a substitute for one that was not found. */
export function isUndiscovered(place: string | undefined): boolean {
  return place === undiscovered || place === undiscoveredUrl;
}

/**
 * Makes a context for `doctor` also where `createLabContext` would stop at the first fault: an endpoint or a warehouse
 * that cannot be found is left open, and the doctor reports why. No other recipe can work with such a context.
 *
 * @example
 * const lab = await createDoctorContext(config, { source: connectPostgres(config.source) });
 * const { findings } = await doctor(lab);
 */
export async function createDoctorContext(config: LabConfig, options: LabContextOptions = {}): Promise<LabContext> {
  const { clock = systemClock } = options;
  const shared = withoutUndefined({ clock, fetch: options.fetch, logger: options.logger });
  const { confluent, databricks } = config;
  const cloud = {
    ...shared,
    baseUrl: confluent.baseUrl,
    credentials: apiKey('Cloud', confluent.cloudKey.id, confluent.cloudKey.secret),
  };
  const given = { kafka: confluent.kafka.restUrl, registry: confluent.schemaRegistry.url };
  // Each is discovered with the other already known, so that one failure does not hide the other.
  const find = (known: { readonly kafka?: string | undefined; readonly registry?: string | undefined }) =>
    discoverEndpoints(
      {
        ...config,
        confluent: {
          ...confluent,
          kafka: { ...confluent.kafka, ...withoutUndefined({ restUrl: known.kafka }) },
          schemaRegistry: { ...confluent.schemaRegistry, ...withoutUndefined({ url: known.registry }) },
        },
      },
      cloud,
    );
  const [restUrl, url, warehouseId] = await Promise.all([
    given.kafka ?? orUndiscovered(find({ registry: undiscoveredUrl }), (found) => found.kafkaRestUrl, undiscoveredUrl),
    given.registry ??
      orUndiscovered(find({ kafka: undiscoveredUrl }), (found) => found.schemaRegistryUrl, undiscoveredUrl),
    databricks.warehouseId ?? orUndiscovered(findWarehouse(config, shared), (id) => id, undiscovered),
  ]);
  return createLabContext(
    {
      ...config,
      confluent: {
        ...confluent,
        kafka: { ...confluent.kafka, restUrl },
        schemaRegistry: { ...confluent.schemaRegistry, url },
        ...(confluent.tableflowKey || options.tableflowKey
          ? {}
          : { tableflowKey: { id: undiscovered, secret: createSecret(undiscovered) } }),
      },
      databricks: { ...databricks, warehouseId },
    },
    options,
  );
}

async function findWarehouse({ databricks }: LabConfig, shared: LabContextOptions): Promise<string> {
  const { workspaceUrl, clientId, clientSecret } = databricks;
  const credentials = servicePrincipalCredentials({ ...shared, workspaceUrl, clientId, clientSecret });
  return discoverWarehouse(createSqlClient({ ...shared, workspaceUrl, credentials }), databricks);
}

async function orUndiscovered<Found>(
  found: Promise<Found>,
  pick: (found: Found) => string,
  otherwise: string,
): Promise<string> {
  try {
    return pick(await found);
  } catch (error) {
    if (SdkError.isInstance(error)) return otherwise;
    throw error;
  }
}
