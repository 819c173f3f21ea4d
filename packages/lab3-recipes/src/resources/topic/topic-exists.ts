import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';
import { pollTogether } from '../../mechanics/shared-polls.ts';
import { listLiveSubjects } from './list-subjects.ts';
import { listTopicNames } from './list-topic-names.ts';

/** Whether the cluster has a topic of that name. */
export function topicExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal,
  });
  return exists(unwrapConfluent(call, `read topic "${topic}"`));
}

/** Whether the topic has a value schema. */
function schemaExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const subject = valueSubjectOf(topic);
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  return exists(unwrapConfluent(call, `read subject "${subject}"`));
}

/** The same for a wait: out of the list that all waits share where they do. */
export async function pollTopicExists(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const read = async (ended: AbortSignal | undefined) => new Set(await listTopicNames(lab, ended));
  const listing = pollTogether(lab, 'topics', { read, isEnough: (names) => names.has(topic), signal });
  return listing ? (await listing).has(topic) : topicExists(lab, topic, signal);
}

/** The same of a value schema. */
export async function pollSchemaExists(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const subject = valueSubjectOf(topic);
  const read = async (ended: AbortSignal | undefined) => new Set(await listLiveSubjects(lab, ended));
  const listing = pollTogether(lab, 'subjects', { read, isEnough: (subjects) => subjects.has(subject), signal });
  return listing ? (await listing).has(subject) : schemaExists(lab, topic, signal);
}

async function exists(read: Promise<unknown>): Promise<boolean> {
  try {
    await read;
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
