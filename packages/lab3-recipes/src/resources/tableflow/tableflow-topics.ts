import { collect, isNotFound } from '@tableflow-workshop/client-core';
import { paginateConfluent, type TableflowSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { findTwice } from '../../mechanics/find-twice.ts';
import { forgetPoll, pollTogether } from '../../mechanics/shared-polls.ts';
import { withoutSecrets } from '../../mechanics/without-secrets.ts';

/** Tableflow on a topic, as the service shows it. */
export type TableflowTopic = TableflowSchemas['TableflowTopic'];

/** Tableflow on a topic, or `undefined` where it is not enabled. A Tableflow topic has no id: its name is its identity. */
export async function findTableflowTopic(
  lab: LabContext,
  topic: string,
  signal?: AbortSignal,
): Promise<TableflowTopic | undefined> {
  const { environmentId, kafkaClusterId } = lab.config;
  const call = lab.confluent.tableflow.GET('/tableflow/v1/tableflow-topics/{display_name}', {
    params: {
      path: { display_name: topic },
      query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId },
    },
    signal,
  });
  try {
    return withoutSecrets(await unwrapConfluent(call, `read Tableflow of topic "${topic}"`));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Far more than a cluster has. */
const mostTopics = 10_000;

/** All topics of the lab's cluster on which Tableflow is enabled. */
export async function listTableflowTopics(lab: LabContext, signal?: AbortSignal): Promise<readonly TableflowTopic[]> {
  const { environmentId, kafkaClusterId } = lab.config;
  const query = { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId, page_size: 100 };
  const topics = paginateConfluent(
    (page_token) =>
      lab.confluent.tableflow.GET('/tableflow/v1/tableflow-topics', {
        params: { query: { ...query, page_token } },
        signal,
      }),
    `list the Tableflow topics of cluster ${kafkaClusterId}`,
  );
  return withoutSecrets(await collect(topics, mostTopics));
}

const kind = 'Tableflow topics';

/**
 * Tableflow on a topic for a wait: out of the list that all waits share where they do, else read for itself. What the list
 * does not have is read by its name, before anybody believes that it is gone.
 *
 * @param isEnough whether a poll of a moment ago is good enough
 */
export async function pollTableflowTopic(
  lab: LabContext,
  topic: string,
  isEnough: (topic: TableflowTopic) => boolean,
  signal?: AbortSignal,
): Promise<TableflowTopic | undefined> {
  const isEnoughIn = (topics: ReadonlyMap<string, TableflowTopic>): boolean => {
    const found = topics.get(topic);
    return found !== undefined && isEnough(found);
  };
  const read = (ended: AbortSignal | undefined) => readTopicsByName(lab, ended);
  const listed = await pollTogether(lab, kind, { read, isEnough: isEnoughIn, signal });
  return listed?.get(topic) ?? findTwice(() => findTableflowTopic(lab, topic, signal));
}

/** Whether Tableflow is enabled on a topic, for who makes it otherwise: a list of a moment ago is good enough. */
export async function findSharedTableflowTopic(
  lab: LabContext,
  topic: string,
  signal?: AbortSignal,
): Promise<TableflowTopic | undefined> {
  const read = (ended: AbortSignal | undefined) => readTopicsByName(lab, ended);
  const listing = pollTogether(lab, kind, { read, isEnough: () => true, signal });
  return listing ? (await listing).get(topic) : findTableflowTopic(lab, topic, signal);
}

/** What was seen of the lab's Tableflow topics is not true any more. */
export function forgetTableflowTopics(lab: LabContext): void {
  forgetPoll(lab, kind);
}

async function readTopicsByName(
  lab: LabContext,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, TableflowTopic>> {
  const topics = await listTableflowTopics(lab, signal);
  return new Map(topics.map((topic) => [topic.spec.display_name ?? '', topic]));
}

/** Whether a Delta table is written now: what an integration needs to connect. */
export function isRunningDelta({ spec, status }: TableflowTopic): boolean {
  return status.phase === 'RUNNING' && !spec.suspended && (spec.table_formats ?? []).includes('DELTA');
}

/** Where the table is in the bucket. */
export function tablePathOf(topic: TableflowTopic): string | undefined {
  return topic.spec.storage.table_path || undefined;
}
