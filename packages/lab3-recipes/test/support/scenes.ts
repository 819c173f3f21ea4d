import { sleep } from '@tableflow-workshop/client-core';
import { createPostgresCdcConnector } from '../../src/recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../../src/recipes/create-unity-integration.ts';
import { enableTableflow } from '../../src/recipes/enable-tableflow.ts';
import { waitUntilUnityIntegrationConnected } from '../../src/resources/tableflow/wait-until-unity-integration-connected.ts';
import { connectorInput, customerTopic, hotelTopic, unityInput } from './inputs.ts';
import { createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './simulated-lab.ts';

const hurried = { pollIntervalMs: 60_000, preflight: false };

/** A lab whose connector runs and has made the topics. The connector is quick; what follows takes its usual time. */
export async function labWithTopics(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const timings = { connectorProvisioningMs: 0, ...options.simulator?.timings };
  const simulated = await createSimulatedLab({ ...options, simulator: { ...options.simulator, timings } });
  await createPostgresCdcConnector(simulated.lab, connectorInput, hurried);
  simulated.simulator.forgetCalls();
  return simulated;
}

/** A lab in which both tables are written and stand in the catalog. */
export async function labWithTables(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const timings = { tableflowStartMs: 0, catalogSyncMs: 0, ...options.simulator?.timings };
  const simulated = await labWithTopics({ ...options, simulator: { ...options.simulator, timings } });
  const { lab, simulator } = simulated;
  const integration = await createUnityIntegration(lab, unityInput, hurried);
  for (const topic of [hotelTopic, customerTopic]) {
    await enableTableflow(lab, { topic, storage: lab.config.storage }, hurried);
  }
  await waitUntilUnityIntegrationConnected(lab, integration, hurried);
  // The second table follows the first.
  await sleep(simulated.clock, 1_000);
  simulator.forgetCalls();
  return simulated;
}

export const heartbeatTopic = '__debezium-heartbeat-lcc-river1.riverhotel';

/** The heartbeats of the lab's connector, and a topic of another lab beside it. */
export function withNeighbours(simulated: SimulatedLab): SimulatedLab {
  const { confluent } = simulated.simulator.state;
  const versions = [{ version: 1, id: 100_900, schema: '"string"' }];
  for (const name of [heartbeatTopic, 'riverhotel.cdc.clickstream']) {
    confluent.topics.push({ name, partitions: 1, configs: {} });
    confluent.subjects.push({ name: `${name}-value`, versions });
  }
  return simulated;
}

/** The topics of the later labs, with their schemas: a data generator and Flink make them. */
export function withLaterTopics(simulated: SimulatedLab): SimulatedLab {
  const { confluent } = simulated.simulator.state;
  for (const name of ['clickstream', 'denormalized_hotel_bookings', 'reviews_with_sentiment']) {
    confluent.topics.push({ name, partitions: 6, configs: {} });
    confluent.subjects.push({ name: `${name}-value`, versions: [{ id: 1, version: 1, schema: '"string"' }] });
  }
  return simulated;
}
