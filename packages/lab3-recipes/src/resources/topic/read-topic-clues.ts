import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { findingOf } from '../../diagnosis/finding-of.ts';
import type { Clue, Evidence } from '../../diagnosis/rank-causes.ts';
import type { Suspect } from '../../diagnosis/rule.ts';
import { probe } from '../../findings/probe.ts';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';

/** What is missing of a topic that Tableflow is to write: the topic itself, or its value schema. Reads only. */
export async function readTopicClues(
  lab: LabContext,
  topic: string,
  suspect: Suspect,
  signal?: AbortSignal,
): Promise<readonly Clue[]> {
  const { kafkaClusterId } = lab.config;
  const subject = valueSubjectOf(topic);
  const [topicRead, subjectRead] = await Promise.all([
    probe(
      unwrapConfluent(
        lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
          params: { path: { cluster_id: kafkaClusterId, topic_name: topic } },
          signal,
        }),
        `read topic "${topic}"`,
      ),
    ),
    probe(
      unwrapConfluent(
        lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
          params: { path: { subject, version: 'latest' } },
          signal,
        }),
        `read subject "${subject}"`,
      ),
    ),
  ]);
  const clues: Clue[] = [];
  if ('error' in topicRead) {
    if (isNotFound(topicRead.error)) {
      clues.push({ suspect, from: 'Kafka', text: `topic "${topic}" does not exist in cluster ${kafkaClusterId}` });
      // Without the topic nobody could have registered its schema.
      return clues;
    }
    clues.push({ suspect: 'confluent', ...refusal(topicRead.error, `topic "${topic}"`) });
  }
  if ('error' in subjectRead) {
    if (isNotFound(subjectRead.error))
      clues.push({ suspect, from: 'Schema Registry', text: `subject "${subject}" does not exist` });
    else clues.push({ suspect: 'confluent', ...refusal(subjectRead.error, `subject "${subject}"`) });
  }
  return clues;
}

/** A refused read as evidence. */
function refusal(error: Parameters<typeof findingOf>[0], subject: string): Evidence {
  return { from: `reading ${subject}`, text: findingOf(error, subject, 'confluent').evidence };
}
