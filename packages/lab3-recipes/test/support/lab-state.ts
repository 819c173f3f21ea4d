import type { Simulator } from '@tableflow-workshop/simulator';
import { createSimulatedLab, type SimulatedLab } from './simulated-lab.ts';

/** What the lab makes, as it is in both clouds. */
export interface LabState {
  readonly integrations: readonly string[];
  readonly connectors: readonly string[];
  readonly tableflow: readonly string[];
  readonly tables: readonly string[];
}

/** After a whole set-up. */
export const standing: LabState = {
  integrations: ['tableflow-databricks-workshop: CONNECTED'],
  connectors: ['riverhotel-postgres-cdc: RUNNING'],
  tableflow: ['riverhotel.public.customer: RUNNING, DELTA', 'riverhotel.public.hotel: RUNNING, DELTA'],
  tables: ['river-hotels.lkc-river1.riverhotel_public_customer', 'river-hotels.lkc-river1.riverhotel_public_hotel'],
};

/** Before a set-up, and after it was taken back. */
export const gone: LabState = { integrations: [], connectors: [], tableflow: [], tables: [] };

/** What exists of the lab, in an order that does not depend on who was first. */
export function stateOf({ state }: Simulator): LabState {
  const { catalogIntegrations, connectors, tableflowTopics } = state.confluent;
  return {
    integrations: catalogIntegrations.map(
      ({ integration }) => `${integration.spec.display_name}: ${integration.status?.phase}`,
    ),
    connectors: connectors.map((connector) => `${connector.name}: ${connector.state}`),
    tableflow: tableflowTopics
      .map(({ topic }) => `${topic.spec.display_name}: ${topic.status.phase}, ${topic.spec.table_formats}`)
      .sort(),
    tables: state.databricks.tables.map((table) => table.full_name ?? '').sort(),
  };
}

/** A lab on clouds that are quick, so that a run has few checks at which something can happen. */
export function newQuickLab(): Promise<SimulatedLab> {
  const timings = {
    connectorProvisioningMs: 1_000,
    tableflowStartMs: 1_000,
    catalogSyncMs: 1_000,
    tableflowStopMs: 1_000,
  };
  return createSimulatedLab({ simulator: { timings } });
}
