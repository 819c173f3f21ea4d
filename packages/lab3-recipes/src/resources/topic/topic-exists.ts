import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';
import { pollTogether } from '../../mechanics/shared-polls.ts';
import { findTopic } from './find-topic.ts';
import { listLiveSubjects } from './list-subjects.ts';
import { listTopicNames } from './list-topic-names.ts';

/** Whether the cluster has a topic of that name. */
export async function topicExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  return (await findTopic(lab, topic, signal)) !== undefined;
}

/** Whether the topic has a value schema. */
async function schemaExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const subject = valueSubjectOf(topic);
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  try {
    await unwrapConfluent(call, `read subject "${subject}"`);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
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
