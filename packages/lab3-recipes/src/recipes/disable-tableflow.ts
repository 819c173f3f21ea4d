import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import { refuseWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { LabContext } from '../lab/context.ts';
import { ConcurrentRunError, judgeDeletion, letSetUpFinish } from '../mechanics/another-run.ts';
import { alsoTaken, topicName, truth } from '../mechanics/input-schemas.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { findTableflowTopic, type TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { findTable } from '../resources/unity-catalog/find-table.ts';
import { removePublishedTable } from '../resources/unity-catalog/published-tables.ts';

const inputSchema = z.strictObject({
  ...alsoTaken('storage', 'retentionMs', 'dataRetentionMs', 'errorHandling', 'expectWriteMode'),
  topic: topicName,
  keepTable: z.optional(truth),
});

/** What `disableTableflow` takes. */
export interface DisableTableflowInput {
  /** Kafka topic on which Tableflow is enabled. */
  readonly topic: string;
  /** Keep the table in Unity Catalog, so that `deleteTableFiles` finds the files by it. Default false. */
  readonly keepTable?: boolean | undefined;
}

/** What `disableTableflow` did. */
export interface DisableTableflowResult {
  readonly outcome: UndoOutcome;
  /** The table that was taken out of Unity Catalog. */
  readonly removedTable: string | undefined;
}

/**
 * The undo of `enableTableflow`: disables it, waits until it is gone (a provider integration is in use until then), and
 * removes the table from Unity Catalog. The files are kept in the user's bucket.
 *
 * Undo: `enableTableflow`, which writes the table again.
 *
 * @param options `timeoutMs` defaults to 10 minutes
 * @throws InputError for wrong input, and where environment or cluster id is wrong and a table of that name would be removed
 */
export async function disableTableflow(
  lab: LabContext,
  input: DisableTableflowInput,
  options: WaitOptions = {},
): Promise<DisableTableflowResult> {
  const { topic, keepTable } = parseInput(inputSchema, input, 'disable Tableflow');
  const live = await findTableflowTopic(lab, topic, options.signal);
  const table = keepTable ? undefined : await findTable(lab, { topic, tableflowTopic: live }, options.signal);
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
      observe: async (signal) => birthOf(await findTableflowTopic(lab, topic, signal)),
      judge: judgeDeletion(birthOf(live), 'DISABLING'),
    });
  }
  // Found by its name alone: in a wrong environment that would be the table of a topic that still runs.
  if (table && !live) await refuseWrongPlace(lab, `disable Tableflow on topic "${topic}"`, options.signal);
  if (table) await removeTable(lab, topic, table.fullTableName, options.signal);
  return { outcome: live || table ? 'deleted' : 'unchanged', removedTable: table?.fullTableName };
}

/** Tableflow on a topic has no id; when it was enabled tells it from what somebody enabled after it. */
function birthOf(topic: TableflowTopic | undefined): string | undefined {
  return topic && (topic.metadata?.created_at ?? '');
}

/**
 * Takes the table out of Unity Catalog, unless somebody has enabled Tableflow again: then it is the table of that one. The
 * catalog knows no "delete this one only", so that somebody may do so while the table goes; that is at least reported.
 */
async function removeTable(
  lab: LabContext,
  topic: string,
  fullTableName: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const tried = `disable Tableflow on topic "${topic}"`;
  const refuseIfEnabled = async (happened: string, until?: AbortSignal): Promise<void> => {
    if (await findTableflowTopic(lab, topic, until)) throw new ConcurrentRunError(tried, happened, letSetUpFinish);
  };
  await refuseIfEnabled(
    'somebody else enabled it again meanwhile, and the table in Unity Catalog was left to them',
    signal,
  );
  // Even where this run is stopped meanwhile: what it may have done must not go unsaid.
  const [removal] = await Promise.allSettled([removePublishedTable(lab, fullTableName, signal)]);
  await refuseIfEnabled(
    `somebody else enabled it again while table ${fullTableName} was taken out of Unity Catalog, and may be without that table now`,
  );
  if (removal.status === 'rejected') throw removal.reason;
}
