import * as z from 'zod';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Health } from '../diagnosis/health.ts';
import { type Clue, rankCauses } from '../diagnosis/rank-causes.ts';
import { catalogSideFindings } from '../doctor/check-databricks.ts';
import type { LabContext } from '../lab/context.ts';
import { text } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { isRunningDelta, listTableflowTopics, type TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import {
  findUnityIntegration,
  listUnityIntegrations,
  realMessage,
  type UnityIntegration,
} from '../resources/tableflow/unity-integrations.ts';

/** An integration by its id, or by its name. */
export type DiagnoseIntegrationInput =
  | {
      /** Id of the integration, `tci-…`. */
      readonly integrationId: string;
    }
  | {
      /** Name of the integration. */
      readonly name: string;
    };

const inputSchema = z
  .strictObject({ integrationId: z.optional(text), name: z.optional(text) })
  .refine(({ integrationId, name }) => (integrationId ?? name) !== undefined, {
    path: ['integrationId'],
    error: 'is missing, and so is name',
    params: { remedy: 'Give integrationId or name.' },
  });

/**
 * Says why an integration with Unity Catalog is not CONNECTED: reads its state, the catalog syncs of every Tableflow
 * topic and the Databricks side (metastore, catalog, privileges, external location), and joins all by the rule table.
 * Changes nothing.
 *
 * Undo: none: it only reads.
 *
 * @returns ranked causes with evidence and remedy; what no rule matches is in `unknown`, verbatim
 * @throws ApiError where the service itself cannot be asked, InputError without id and name
 * @example
 * const { health, causes, unknown } = await diagnoseIntegration(lab, { name: 'tableflow-databricks-workshop' });
 */
export async function diagnoseIntegration(
  lab: LabContext,
  input: DiagnoseIntegrationInput,
  options: CallOptions = {},
): Promise<Diagnosis> {
  const { signal } = options;
  const given = parseInput(inputSchema, input, 'diagnose a Unity Catalog integration');
  const integration = await find(lab, given, signal);
  if (!integration) {
    const wanted = given.integrationId ?? `"${given.name}"`;
    const text = `there is no Unity Catalog integration ${wanted} in ${lab.config.kafkaClusterId}`;
    const clue: Clue = { suspect: 'integration', from: 'Tableflow', text };
    return { health: { state: 'absent', phase: 'absent' }, ...rankCauses([clue]) };
  }
  const topics = await listTableflowTopics(lab, signal);
  const syncs = topics.flatMap((topic) => syncClues(topic, integration.id));
  const health = integrationHealth(integration, syncs.length > 0);
  if (health.state === 'healthy') return { health, ...rankCauses([]) };
  const isWaiting = integration.phase === 'PENDING' && !topics.some(isRunningDelta);
  const said: readonly Clue[] = [
    ...saidBy(integration),
    ...syncs,
    ...(isWaiting ? [clueOf(integration, 'the integration is PENDING and no Delta topic of the cluster runs')] : []),
  ];
  return plainAnswer({ health, ...rankCauses(said, await catalogSideFindings(lab, signal)) });
}

function find(
  lab: LabContext,
  { integrationId, name }: z.output<typeof inputSchema>,
  signal: AbortSignal | undefined,
): Promise<UnityIntegration | undefined> {
  if (integrationId) return findUnityIntegration(lab, integrationId, signal);
  return listUnityIntegrations(lab, signal).then((all) => all.find((one) => one.name === name));
}

function integrationHealth({ phase }: UnityIntegration, hasFailedSync: boolean): Health {
  if (phase === 'CONNECTED')
    return hasFailedSync ? { state: 'degraded', phase: 'CONNECTED, a sync fails' } : { state: 'healthy', phase };
  return { state: phase === 'FAILED' ? 'failed' : 'pending', phase };
}

function saidBy(integration: UnityIntegration): readonly Clue[] {
  if (integration.errorMessage) return [clueOf(integration, integration.errorMessage)];
  if (integration.phase !== 'FAILED') return [];
  return [clueOf(integration, 'the integration is FAILED, and the service gives no reason')];
}

function clueOf({ id }: UnityIntegration, text: string): Clue {
  return { suspect: 'integration', from: `integration ${id}`, text };
}

function syncClues({ spec, status }: TableflowTopic, integrationId: string): readonly Clue[] {
  return (status.catalog_sync_statuses ?? [])
    .filter((sync) => sync.catalog_integration_id === integrationId)
    .flatMap((sync): readonly Clue[] => {
      const from = `sync of ${spec.display_name}`;
      if (sync.sync_status === 'DISCONNECTED')
        return [{ suspect: 'integration', from, text: `the sync to ${integrationId} is DISCONNECTED` }];
      if (sync.sync_status !== 'FAILED') return [];
      const text =
        realMessage(sync.error_message) ?? `the sync to ${integrationId} FAILED, and the service gives no reason`;
      return [{ suspect: 'integration', from, text }];
    });
}
