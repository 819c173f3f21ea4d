import type { LabContext } from '../../lab/context.ts';
import { predictTableName } from '../../lab/names.ts';
import { findTableflowTopic, type TableflowTopic } from '../../resources/tableflow/tableflow-topics.ts';
import { predictWriteMode, readTopicConfigs } from '../../resources/tableflow/write-mode.ts';
import { topicExists } from '../../resources/topic/topic-exists.ts';
import { findTable } from '../../resources/unity-catalog/find-table.ts';
import { schemaNameOf } from '../../resources/unity-catalog/published-tables.ts';

/** The table of a topic, as it is or as it will be. */
export interface PlannedTable {
  readonly topic: string;
  readonly fullTableName: string;
  /** `APPEND` or `UPSERT`. */
  readonly writeMode: string;
  readonly why: string;
  /** Rows older than this are deleted. `undefined`: they are kept for ever. */
  readonly dataRetentionMs: number | undefined;
}

/** Reads only: from Tableflow where it is enabled, else from the topic, else from what the connector makes. */
export async function predictTable(lab: LabContext, topic: string, signal?: AbortSignal): Promise<PlannedTable> {
  const predictedName = `${lab.config.databricks.catalogName}.${schemaNameOf(lab)}.${predictTableName(topic)}`;
  const live = await findTableflowTopic(lab, topic, signal);
  if (!live)
    return {
      topic,
      fullTableName: predictedName,
      ...(await predictMode(lab, topic, signal)),
      dataRetentionMs: undefined,
    };
  const table = await findTable(lab, { topic, tableflowTopic: live }, signal);
  return {
    topic,
    fullTableName: table?.fullTableName ?? predictedName,
    writeMode: live.status.write_mode,
    why: 'Tableflow writes it so already, and the mode never changes while it is enabled',
    dataRetentionMs: dataRetentionOf(live),
  };
}

async function predictMode(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<Pick<PlannedTable, 'writeMode' | 'why'>> {
  if (await topicExists(lab, topic, signal)) return predictWriteMode(await readTopicConfigs(lab, topic, signal));
  // The connector's settings name no other policy, so its topics get the default.
  const { writeMode, why } = predictWriteMode({ 'cleanup.policy': 'delete' });
  return { writeMode, why: `the connector will make the topic; ${why}` };
}

function dataRetentionOf({ spec }: TableflowTopic): number | undefined {
  const retention = spec.config?.data_retention_ms;
  return retention ? Number(retention) : undefined;
}
