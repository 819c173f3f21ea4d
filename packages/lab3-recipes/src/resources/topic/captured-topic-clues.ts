import type { Clue } from '../../diagnosis/rank-causes.ts';
import type { LabContext } from '../../lab/context.ts';
import { topicOf } from '../../lab/names.ts';
import { listOf } from '../connector/list-of.ts';
import type { Connector } from '../connector/read-connector.ts';
import { readTopicClues } from './read-topic-clues.ts';

/** What is missing of the topics that a running connector should have made. */
export async function capturedTopicClues(
  lab: LabContext,
  { config }: Connector,
  signal?: AbortSignal,
): Promise<readonly Clue[]> {
  const prefix = config['topic.prefix'];
  if (!prefix) return [];
  const topics = listOf(config['table.include.list']).map((table) => topicOf(prefix, table));
  return (await Promise.all(topics.map((topic) => readTopicClues(lab, topic, 'connector', signal)))).flat();
}
