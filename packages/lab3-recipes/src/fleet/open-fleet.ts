import { type Credentials, systemClock, withoutUndefined } from '@tableflow-workshop/client-core';
import { servicePrincipalCredentials } from '@tableflow-workshop/databricks-client';
import { createLabContext, type LabContext } from '../lab/context.ts';
import { atMost, type TakeTurn } from '../mechanics/at-most.ts';
import { ensureTableflowKey } from '../recipes/ensure-tableflow-key.ts';
import type { FleetOptions } from './fleet-options.ts';
import { createFleetSources, type FleetSources } from './fleet-sources.ts';
import type { FleetLab } from './roster/roster.ts';

/** What the labs of a fleet share: databases, tokens and limits of workspaces, and turns on warehouses. */
export interface OpenFleet {
  readonly sources: FleetSources;
  /** Opens a lab, lets it be worked on, and closes it: a temporary Tableflow key goes with it. */
  withLab<Result>(lab: FleetLab, work: (lab: LabContext) => Promise<Result>): Promise<Result>;
}

const usualStatementsAtOnce = 8;
/** To this Databricks' own SDK for Go keeps by default. */
const usualCallsPerSecond = 15;

/** Opens what is shared, lets the fleet be worked on, and closes it. */
export async function openFleet<Result>(
  options: FleetOptions,
  work: (fleet: OpenFleet) => Promise<Result>,
): Promise<Result> {
  const { clock = systemClock, fetch, logger, recordOf, statementsAtOnce = usualStatementsAtOnce, signal } = options;
  const { workspaceCallsPerSecond = usualCallsPerSecond } = options;
  const network = withoutUndefined({ clock, fetch, logger });
  const sources = createFleetSources(options.openSource);
  const accounts = new Map<string, object>();
  const credentials = new Map<unknown, Map<string, Credentials>>();
  const turns = new Map<string, TakeTurn>();

  /** A workspace counts the calls of all its service principals: they share one limit, and labs of one principal its token. */
  const credentialsOf = ({ config }: FleetLab): Credentials => {
    const { clientId, clientSecret, workspaceUrl } = config.databricks;
    const ofSecret = credentials.get(clientSecret) ?? new Map<string, Credentials>();
    credentials.set(clientSecret, ofSecret);
    const name = `${workspaceUrl} ${clientId}`;
    const known = ofSecret.get(name);
    if (known) return known;
    const account = accounts.get(workspaceUrl) ?? {};
    accounts.set(workspaceUrl, account);
    const principal = { workspaceUrl, clientId, clientSecret, account, callsPerSecond: workspaceCallsPerSecond };
    const made = servicePrincipalCredentials({ ...network, ...principal });
    ofSecret.set(name, made);
    return made;
  };
  const turnsOf = ({ config }: FleetLab): TakeTurn => {
    const { warehouseId, warehouseName, workspaceUrl } = config.databricks;
    const warehouse = `${workspaceUrl} ${warehouseId ?? warehouseName ?? ''}`;
    const takeTurn = turns.get(warehouse) ?? atMost(statementsAtOnce);
    turns.set(warehouse, takeTurn);
    return takeTurn;
  };

  try {
    return await work({
      sources,
      async withLab(lab, workOnLab) {
        const { config } = lab;
        const { key, release } = await ensureTableflowKey(config, { ...network, signal });
        try {
          const context = await createLabContext(config, {
            ...network,
            source: sources.of(config.source),
            record: recordOf?.(config),
            tableflowKey: key,
            databricksCredentials: credentialsOf(lab),
            takeTurn: turnsOf(lab),
          });
          return await workOnLab(context);
        } finally {
          // Without the signal: who stops must not leave a key behind. What cannot be deleted now, the next run deletes.
          await release().catch(() => undefined);
        }
      },
    });
  } finally {
    await sources.close();
  }
}
