import { isNotFound, waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from './context.ts';
import { findTable } from './find-table.ts';
import type { RecipeOptions, UndoOutcome } from './recipe-options.ts';
import { findTableflowTopic } from './tableflow-topics.ts';

export interface DisableTableflowResult {
  readonly outcome: UndoOutcome;
  /** The table that was taken out of Unity Catalog. */
  readonly removedTable: string | undefined;
}

/**
 * The undo of `enableTableflow`: disables it, waits until it is gone (a provider integration stays busy before), and
 * removes the table from Unity Catalog. The files stay in the user's bucket.
 *
 * @param options `timeoutMs` defaults to 10 minutes
 */
export async function disableTableflow(
  lab: LabContext,
  input: { readonly topic: string },
  options: RecipeOptions = {},
): Promise<DisableTableflowResult> {
  const { topic } = input;
  const live = await findTableflowTopic(lab, topic, options.signal);
  const table = await findTable(lab, { topic, tableflowTopic: live }, options.signal);
  if (live) {
    const { environmentId, kafkaClusterId } = lab.config;
    const call = lab.confluent.tableflow.DELETE('/tableflow/v1/tableflow-topics/{display_name}', {
      params: {
        path: { display_name: topic },
        query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId },
      },
      signal: options.signal,
    });
    await unlessGone(unwrapConfluent(call, `disable Tableflow on topic "${topic}"`));
    await waitUntil({
      ...options,
      waitingFor: `Tableflow on topic "${topic}" to be gone`,
      clock: lab.clock,
      timeoutMs: options.timeoutMs ?? 10 * 60_000,
      observe: async (signal) => (await findTableflowTopic(lab, topic, signal)) === undefined,
      judge: (isGone) => (isGone ? { state: 'ready' } : { state: 'pending', phase: 'DISABLING' }),
    });
  }
  if (table) {
    const call = lab.databricks.unityCatalog.DELETE('/api/2.1/unity-catalog/tables/{full_name}', {
      params: { path: { full_name: table.fullTableName } },
      signal: options.signal,
    });
    await unlessGone(unwrapDatabricks(call, `remove table ${table.fullTableName} from Unity Catalog`));
  }
  return { outcome: live || table ? 'deleted' : 'unchanged', removedTable: table?.fullTableName };
}

async function unlessGone(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}
