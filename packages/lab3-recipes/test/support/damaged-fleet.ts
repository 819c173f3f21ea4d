import { accessTokenCredentials, createUnityCatalogClient } from '@tableflow-workshop/databricks-client';
import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import type { AdministratorOf } from '../../src/fleet/fix/integration-fixes.ts';
import type { TableRepair } from '../../src/fleet/fix/table-repair.ts';
import type { FleetLab } from '../../src/fleet/roster/roster.ts';
import { setUpFleet } from '../../src/fleet/set-up-fleet.ts';
import { topicOf } from '../../src/lab/names.ts';
import { repairDeltaTable } from '../../src/recipes/repair-delta-table.ts';
import type { DeltaTableRepairPlan } from '../../src/resources/tableflow/delta-table-repair.ts';
import { immortalProcess, type Process } from './killed-runs.ts';
import { createSimulatedFleet, type SimulatedFleet } from './simulated-fleet.ts';

/** What may happen to the lab of one attendee. */
export interface Damage {
  /** The service suspends Tableflow on the hotel table, because of this. */
  suspend(lab: FleetLab, message: string): void;
  /** Tableflow on the hotel table fails, and is not suspended. */
  fail(lab: FleetLab, message: string): void;
  /** Its connector ends with this trace. */
  stopConnector(lab: FleetLab, trace: string): void;
  pauseConnector(lab: FleetLab): void;
  /** The integration with Unity Catalog fails, and so does what it published. */
  failIntegration(lab: FleetLab, message: string): void;
  /** The service principal has no privilege on the catalog. */
  revoke(lab: FleetLab): void;
}

/** A workshop that was set up, and what may happen to it. */
export async function damagedFleet(
  attendees: number,
  options: Parameters<typeof createSimulatedFleet>[1] = {},
): Promise<SimulatedFleet & { readonly damage: Damage; readonly hotelTopicOf: (lab: FleetLab) => string }> {
  const fleet = createSimulatedFleet(attendees, options);
  const { labs, simulator, clock } = fleet;
  const { confluent, databricks } = simulator.state;
  await setUpFleet(labs, { fetch: simulator.fetch, clock });
  const hotelTopicOf = ({ config }: FleetLab): string => topicOf(config.connector.topicPrefix, 'public.hotel');
  const found = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('it is not there');
    return thing;
  };
  const tableOf = (lab: FleetLab) =>
    found(confluent.tableflowTopics.find(({ topic }) => topic.spec.display_name === hotelTopicOf(lab))).topic;
  const connectorOf = ({ config }: FleetLab) =>
    found(confluent.connectors.find(({ name }) => name === config.connector.name));
  const damage: Damage = {
    suspend(lab, message) {
      const { spec, status } = tableOf(lab);
      Object.assign(spec, { suspended: true });
      Object.assign(status, { phase: 'FAILED', error_message: message });
    },
    fail(lab, message) {
      Object.assign(tableOf(lab).status, { phase: 'FAILED', error_message: message });
    },
    stopConnector(lab, trace) {
      Object.assign(connectorOf(lab), { state: 'FAILED', trace });
    },
    pauseConnector(lab) {
      Object.assign(connectorOf(lab), { state: 'PAUSED' });
    },
    failIntegration({ config }, message) {
      const { integration } = found(
        confluent.catalogIntegrations.find((one) => one.integration.spec.kafka_cluster.id === config.kafkaClusterId),
      );
      integration.status = { phase: 'FAILED', error_message: message };
      for (const { topic } of confluent.tableflowTopics)
        for (const sync of topic.status.catalog_sync_statuses ?? [])
          if (sync.catalog_integration_id === integration.id)
            Object.assign(sync, { sync_status: 'FAILED', error_message: message });
    },
    revoke({ config }) {
      databricks.grants[`catalog/${config.databricks.catalogName}`] = {};
    },
  };
  return { ...fleet, damage, hotelTopicOf };
}

/**
 * Repairs tables as the command does, with a bucket that nobody sees.
 *
 * @param plans those of repairs that have not ended; they outlive a run
 */
export function memoryRepair(
  plans = new Map<string, DeltaTableRepairPlan>(),
  process: Pick<Process, 'call'> = immortalProcess,
): TableRepair {
  const files = { deletePrefix: () => process.call('bucket: delete', async () => undefined) };
  return {
    isBegun: async (_lab, topic) => plans.has(topic),
    forget: async (_lab, topic) => {
      plans.delete(topic);
    },
    async plan(lab, topic, signal) {
      const plan = plans.get(topic);
      if (!plan) return repairDeltaTable(lab, { topic }, { signal });
      return { outcome: 'planned', topic, evidence: 'begun', plan, steps: [], warnings: [], table: undefined };
    },
    async perform(lab, { topic, plan }, options) {
      if (!plan) throw new Error('no plan');
      await process.call('plans: keep', async () => plans.set(topic, plan));
      const result = await repairDeltaTable(lab, { plan, apply: true, files }, options);
      await process.call('plans: forget', async () => plans.delete(topic));
      return result;
    },
  };
}

/** The administrator of the workspace that all share. */
export function administratorOfAll({ clock }: SimulatedFleet, fetch: Simulator['fetch']): AdministratorOf {
  const { adminToken, workspaceUrl } = riverHotels.databricks;
  const credentials = accessTokenCredentials(adminToken);
  const administrator = createUnityCatalogClient({ workspaceUrl, credentials, fetch, clock });
  return () => administrator;
}
