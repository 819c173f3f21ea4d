import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Health } from '../diagnosis/health.ts';
import { type Clue, rankCauses } from '../diagnosis/rank-causes.ts';
import { catalogSideFindings } from '../doctor/check-databricks.ts';
import { providerIntegrationFindings } from '../doctor/check-provider-integration.ts';
import { probe } from '../findings/probe.ts';
import { saidBy } from '../findings/said-by.ts';
import type { LabContext } from '../lab/context.ts';
import { predictTableName } from '../lab/names.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { findTableflowTopic, type TableflowTopic, tablePathOf } from '../resources/tableflow/tableflow-topics.ts';
import { listUnityIntegrations, realMessage } from '../resources/tableflow/unity-integrations.ts';
import { readTopicClues } from '../resources/topic/read-topic-clues.ts';
import { type TopicByName, topicByName } from '../resources/topic/topic-by-name.ts';
import { findTable } from '../resources/unity-catalog/find-table.ts';
import { schemaNameOf } from '../resources/unity-catalog/published-tables.ts';

/**
 * Says why the table of a topic is not written or not to be seen: reads the state of Tableflow, its failing formats and
 * its catalog syncs, then the topic, the provider integration and the Databricks side, and joins all by the rule table.
 * Changes nothing.
 *
 * Undo: none: it only reads.
 *
 * @returns ranked causes with evidence and remedy; what no rule matches is in `unknown`, verbatim
 * @throws InputError for wrong input, ApiError where the service itself cannot be asked
 * @example
 * const { health, causes, unknown } = await diagnoseTableflow(lab, { topic: 'riverhotel.public.hotel' });
 */
export async function diagnoseTableflow(
  lab: LabContext,
  input: TopicByName,
  options: CallOptions = {},
): Promise<Diagnosis> {
  const { topic } = parseInput(topicByName, input, 'diagnose Tableflow');
  const { signal } = options;
  const live = await findTableflowTopic(lab, topic, signal);
  if (!live) {
    const text = `Tableflow is not enabled on topic "${topic}"`;
    const missing = await readTopicClues(lab, topic, 'tableflow', signal);
    const clue: Clue = { suspect: 'tableflow', from: 'Tableflow', text };
    return { health: { state: 'absent', phase: 'absent' }, ...rankCauses([...missing, clue]) };
  }
  const health = tableflowHealth(live);
  if (health.state === 'healthy') return { health, ...rankCauses([]) };
  const isWritten = live.status.phase === 'RUNNING' && !live.spec.suspended;
  const [clues, findings] = isWritten
    ? await Promise.all([checkCatalog(lab, live, signal), catalogSideFindings(lab, signal)])
    : await Promise.all([readTopicClues(lab, topic, 'tableflow', signal), providerIntegrationFindings(lab, signal)]);
  return plainAnswer({ health, ...rankCauses([...saidByTableflow(live), ...clues], findings) });
}

/** Whether rows arrive in the table, and the table in every catalog. */
function tableflowHealth({ spec, status }: TableflowTopic): Health {
  if (spec.suspended) return { state: 'failed', phase: 'SUSPENDED' };
  const phase = status.phase ?? 'PENDING';
  if (phase === 'FAILED') return { state: 'failed', phase };
  if (phase !== 'RUNNING') return { state: 'pending', phase };
  const syncs = unitySyncs(status);
  const broken = syncs.find((sync) => sync.sync_status === 'FAILED' || sync.sync_status === 'DISCONNECTED');
  if (broken) return { state: 'degraded', phase: `RUNNING, sync ${broken.sync_status}` };
  if ((status.failing_table_formats ?? []).length > 0) return { state: 'degraded', phase: 'RUNNING, a format fails' };
  if (syncs.some((sync) => sync.sync_status === 'SYNCED')) return { state: 'healthy', phase: 'RUNNING, sync SYNCED' };
  return { state: 'pending', phase: `RUNNING, sync ${syncs[0]?.sync_status ?? 'not begun'}` };
}

function saidByTableflow({ spec, status }: TableflowTopic): readonly Clue[] {
  const clue = (from: string, text: string | undefined): readonly Clue[] =>
    text ? [{ suspect: 'tableflow', from, text }] : [];
  const failing = status.failing_table_formats ?? [];
  const syncs = unitySyncs(status);
  const formats = spec.table_formats ?? [];
  const said = [
    ...clue('Tableflow', realMessage(status.error_message)),
    ...failing.flatMap(({ format, error_message: text }) => clue(`format ${format}`, realMessage(text))),
    ...syncs.flatMap((sync) => {
      const from = `sync to ${sync.catalog_integration_id}`;
      if (sync.sync_status === 'DISCONNECTED') return clue(from, `the ${from} is DISCONNECTED`);
      const text = realMessage(sync.error_message);
      return sync.sync_status === 'FAILED'
        ? clue(from, text ?? `the ${from} FAILED, and the service gives no reason`)
        : [];
    }),
    ...(formats.length > 0 && !formats.includes('DELTA')
      ? clue('Tableflow', `the table formats are ${formats.join(', ')}`)
      : []),
    ...(spec.storage.kind === 'Managed' ? clue('Tableflow', 'the storage is Managed') : []),
  ];
  const isStopped = status.phase === 'FAILED' || spec.suspended === true;
  if (!isStopped || said.length > 0) return said;
  const state = spec.suspended ? 'SUSPENDED' : 'FAILED';
  return clue('Tableflow', `Tableflow is ${state}, and the service gives no reason`);
}

function unitySyncs(status: TableflowTopic['status']) {
  return (status.catalog_sync_statuses ?? []).filter((sync) => sync.catalog_type === 'UNITY');
}

async function checkCatalog(
  lab: LabContext,
  topic: TableflowTopic,
  signal: AbortSignal | undefined,
): Promise<readonly Clue[]> {
  if (unitySyncs(topic.status).length > 0) return checkTable(lab, topic, signal);
  // A sync that has not begun is distinguished from one that never will.
  const integrations = await listUnityIntegrations(lab, signal);
  if (integrations.length > 0) return [];
  const text = `there is no Unity Catalog integration in ${lab.config.kafkaClusterId}`;
  return [{ suspect: 'integration', from: 'Tableflow', text }];
}

/** Another table may be where this one should be: same name, other files. */
async function checkTable(
  lab: LabContext,
  topic: TableflowTopic,
  signal: AbortSignal | undefined,
): Promise<readonly Clue[]> {
  const name = topic.spec.display_name;
  const path = tablePathOf(topic);
  const table = await probe(findTable(lab, { topic: name, tableflowTopic: topic }, signal));
  if (!path || ('value' in table && table.value)) return [];
  const fullTableName = `${lab.config.databricks.catalogName}.${schemaNameOf(lab)}.${predictTableName(name)}`;
  const other = await probe(
    unwrapDatabricks(
      lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/tables/{full_name}', {
        params: { path: { full_name: fullTableName } },
        signal,
      }),
      `read table ${fullTableName}`,
    ),
  );
  if ('error' in other) {
    // No such table, or no such catalog: the checks of the Databricks side report the latter.
    if (isNotFound(other.error)) return [];
    return [{ suspect: 'databricks', from: `reading table ${fullTableName}`, text: saidBy(other.error) }];
  }
  const text = `table ${fullTableName} is at ${other.value.storage_location ?? 'an unknown location'}, not at ${path}`;
  return [{ suspect: 'databricks', from: `table ${fullTableName}`, text }];
}
