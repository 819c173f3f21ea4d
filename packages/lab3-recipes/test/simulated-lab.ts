import { createSecret, createVirtualClock, type VirtualClock } from '@tableflow-workshop/client-core';
import {
  callLine,
  createSimulator,
  isChanging,
  riverHotels,
  type Simulator,
  type SimulatorOptions,
  type World,
} from '@tableflow-workshop/simulator';
import type { LabConfig } from '../src/config/lab-config.ts';
import { createLabContext, type LabContext } from '../src/context.ts';
import type { SourceDatabase } from '../src/source/source-database.ts';

export interface SimulatedLab {
  readonly lab: LabContext;
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  /** Every call since the last time, one line each, without repeated looks of a wait. */
  calls(): readonly string[];
  /** Those that may have changed something. */
  changes(): readonly string[];
}

export interface SimulatedLabOptions {
  readonly world?: World;
  readonly config?: Partial<LabConfig>;
  readonly source?: SourceDatabase | undefined;
  readonly simulator?: Partial<SimulatorOptions>;
}

/** A lab on the simulator in virtual time, with the endpoints given, so that only the recipe's own calls are seen. */
export async function createSimulatedLab(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const world = options.world ?? riverHotels;
  const clock = createVirtualClock();
  const simulator = createSimulator({ world, clock, ...options.simulator });
  const config = { ...configOf(world), ...options.config };
  const lab = await createLabContext(config, { fetch: simulator.fetch, clock, source: options.source });
  simulator.forgetCalls();
  const take = (select: (call: Simulator['calls'][number]) => boolean): readonly string[] => {
    const lines = simulator.calls.filter(select).map(callLine);
    simulator.forgetCalls();
    return lines.filter((line, index) => line !== lines[index - 1]);
  };
  return { lab, simulator, clock, calls: () => take(() => true), changes: () => take(isChanging) };
}

/** The configuration that fits a world. */
export function configOf(world: World): LabConfig {
  const key = ({ id, secret }: { id: string; secret: string }) => ({ id, secret: createSecret(secret) });
  const { databricks, database, keys } = world;
  return {
    environmentId: world.environment.id,
    kafkaClusterId: world.kafkaCluster.id,
    serviceAccountId: world.serviceAccount.id,
    confluent: {
      cloudKey: key(keys.cloud),
      tableflowKey: key(keys.tableflow),
      kafka: { restUrl: world.kafkaCluster.restUrl, key: key(keys.kafka) },
      schemaRegistry: { url: world.schemaRegistry.url, key: key(keys.schemaRegistry) },
    },
    databricks: {
      workspaceUrl: databricks.workspaceUrl,
      clientId: databricks.servicePrincipal.clientId,
      clientSecret: createSecret(databricks.servicePrincipal.clientSecret),
      catalogName: databricks.catalogName,
      warehouseId: databricks.warehouse.id,
    },
    storage: { kind: 'ByobAws', bucketName: world.bucket.name, providerIntegrationId: world.providerIntegration.id },
    source: {
      hostname: database.hostname,
      port: database.port,
      user: database.user,
      password: createSecret(database.password),
      databaseName: database.name,
      sslMode: 'require',
    },
    connector: {
      name: 'riverhotel-postgres-cdc',
      topicPrefix: 'riverhotel',
      tableIncludeList: ['public.hotel', 'public.customer'],
    },
    integrationName: 'tableflow-databricks-workshop',
    notes: [],
  };
}
