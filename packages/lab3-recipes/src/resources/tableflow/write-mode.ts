import { InputError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { topicName } from '../../mechanics/input-schemas.ts';
import { parseInput } from '../../mechanics/parse-input.ts';

/** How records become rows. It follows from the topic when Tableflow is enabled, and never changes while it is. */
export type WriteMode = 'APPEND' | 'UPSERT' | 'UPSERT_HISTORY';

/** How the rows will be written, and why. */
export interface WriteModePrediction {
  /** `UPSERT_HISTORY` is never predicted: no config of a Kafka topic shows it. */
  readonly writeMode: WriteMode;
  readonly why: string;
}

/**
 * Says how Tableflow will write a topic with these configs: a compacted topic is upserted by key, any other is appended.
 *
 * @param topicConfigs as Kafka names them; `cleanup.policy` decides, and is `delete` where it is absent
 * @example predictWriteMode({ 'cleanup.policy': 'compact' }).writeMode // 'UPSERT'
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/concepts/write-modes.html
 */
export function predictWriteMode(
  topicConfigs: Readonly<Record<string, string | null | undefined>>,
): WriteModePrediction {
  const policy = topicConfigs['cleanup.policy'] || 'delete';
  const isCompacted = policy.split(',').some((part) => part.trim() === 'compact');
  return isCompacted
    ? { writeMode: 'UPSERT', why: `cleanup.policy is "${policy}": the newest record of a key is its row` }
    : { writeMode: 'APPEND', why: `cleanup.policy is "${policy}": every record is a row, so an update is one more` };
}

/** The configs of a Kafka topic, defaults included, by name. @throws ApiError 404 when the topic does not exist */
export async function readTopicConfigs(
  lab: LabContext,
  topic: string,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, string | null | undefined>>> {
  parseInput(topicName, topic, 'read the configs of a topic');
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal,
  });
  const { data } = await unwrapConfluent(call, `read the configs of topic "${topic}"`);
  return Object.fromEntries(data.map(({ name, value }) => [name, value]));
}

/** Before Tableflow is enabled: refuses a topic that would be written in another mode than the caller counts on. */
export async function refuseWriteMode(
  lab: LabContext,
  input: { readonly topic: string; readonly expectWriteMode: WriteMode },
  signal?: AbortSignal,
): Promise<void> {
  // What makes a history cannot be seen on the topic: the mode is compared once Tableflow is enabled.
  if (input.expectWriteMode === 'UPSERT_HISTORY') return;
  const { writeMode, why } = predictWriteMode(await readTopicConfigs(lab, input.topic, signal));
  if (writeMode === input.expectWriteMode) return;
  throw otherWriteMode(
    input,
    `Tableflow would write in mode ${writeMode}, because ${why}`,
    'Change cleanup.policy of the topic first, or expect the other mode: it is fixed once Tableflow is enabled.',
  );
}

/** Once Tableflow is enabled: the live mode counts. */
export function refuseLiveWriteMode(
  input: { readonly topic: string; readonly expectWriteMode: WriteMode },
  live: string,
): void {
  if (live === input.expectWriteMode) return;
  throw otherWriteMode(
    input,
    `Tableflow writes in mode ${live} already, and the mode of a topic never changes`,
    'Expect that mode, or disable Tableflow, change cleanup.policy and enable it again: that makes a new table.',
  );
}

function otherWriteMode(
  { topic, expectWriteMode }: { readonly topic: string; readonly expectWriteMode: WriteMode },
  found: string,
  remedy: string,
): InputError {
  const problem = `${expectWriteMode} is wanted, but ${found}.`;
  return new InputError({
    tried: `enable Tableflow on topic "${topic}"`,
    problems: [{ path: 'expectWriteMode', problem, remedy }],
  });
}
