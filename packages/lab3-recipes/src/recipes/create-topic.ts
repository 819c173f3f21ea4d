import { ApiError, InputError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { ensure } from '../mechanics/ensure.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { readTopicConfigs } from '../resources/tableflow/write-mode.ts';
import { findTopic } from '../resources/topic/find-topic.ts';

const inputSchema = z.strictObject({
  /** Name of the topic: letters, digits, `.`, `_` and `-`, at most 249. */
  topic: topicName.regex(/^(?!\.{1,2}$)[A-Za-z0-9._-]+$/, 'must consist of letters, digits, ".", "_" and "-"'),
  /** How many partitions, at least 1. They are fixed from then on. Default: the cluster's own, which is 6. */
  partitions: z.optional(z.int('must be a whole number').min(1, 'must be at least 1')),
  /** Settings as Kafka names them, e.g. `{ 'cleanup.policy': 'compact' }`. Default: the cluster's own. */
  configs: z.optional(z.record(z.string('must be a text').min(1), z.string('must be a text'))),
});

/** A topic, and what shall be set on it. */
export type CreateTopicInput = z.input<typeof inputSchema>;

/** The topic, and whether it is new. */
export interface CreateTopicResult {
  readonly outcome: Outcome;
  readonly topic: string;
  readonly partitions: number;
}

/**
 * Creates a Kafka topic, or sets what differs on one that exists. Settings that are not named stay as they are.
 *
 * Undo: `deleteTopic`.
 *
 * @throws InputError for wrong input, and where the topic has another number of partitions; ApiError for a setting that the
 *   cluster does not take
 * @example await createTopic(lab, { topic: 'clickstream', partitions: 6, configs: { 'cleanup.policy': 'delete' } });
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Topic-(v3)
 */
export async function createTopic(
  lab: LabContext,
  input: CreateTopicInput,
  options: CallOptions = {},
): Promise<CreateTopicResult> {
  const { topic, partitions, configs = {} } = parseInput(inputSchema, input, 'create a topic');
  const tried = `create topic "${topic}"`;
  const { signal } = options;
  let isOthers = false;
  const { thing: live, isNew } = await ensure({
    what: `topic "${topic}"`,
    find: () => findTopic(lab, topic, signal),
    async create() {
      try {
        await send(lab, { topic, partitions, configs }, signal);
      } catch (error) {
        if (!isAlreadyThere(error)) throw error;
        isOthers = true;
      }
    },
  });
  const result = { topic, partitions: live.partitions_count };
  if (isNew && !isOthers) return { outcome: 'created', ...result };
  if (partitions !== undefined && partitions !== live.partitions_count)
    throw otherPartitions(tried, partitions, live.partitions_count);
  const existing = Object.keys(configs).length === 0 ? {} : await readTopicConfigs(lab, topic, signal);
  const differing = Object.entries(configs).filter(([name, value]) => existing[name] !== value);
  if (differing.length === 0) return { outcome: 'unchanged', ...result };
  const call = lab.confluent.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}/configs:alter', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    body: { data: differing.map(([name, value]) => ({ name, value })) },
    signal,
  });
  await unwrapConfluent(call, `set ${differing.map(([name]) => name).join(', ')} on topic "${topic}"`);
  return { outcome: 'updated', ...result };
}

async function send(
  lab: LabContext,
  { topic, partitions, configs = {} }: CreateTopicInput,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = lab.confluent.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
    params: { path: { cluster_id: lab.config.kafkaClusterId } },
    body: {
      topic_name: topic,
      ...(partitions === undefined ? {} : { partitions_count: partitions }),
      configs: Object.entries(configs).map(([name, value]) => ({ name, value })),
    },
    signal,
  });
  await unwrapConfluent(call, `create topic "${topic}"`);
}

/** Kafka REST has no status of its own for it. */
function isAlreadyThere(error: unknown): boolean {
  return ApiError.isInstance(error) && error.status === 400 && /already exists/i.test(error.detail ?? '');
}

function otherPartitions(tried: string, wanted: number, live: number): InputError {
  const problem = `${wanted} are wanted, and the topic has ${live}, which cannot be changed here.`;
  const remedy = 'Take that number, or delete the topic with its records and create it again.';
  return new InputError({ tried, problems: [{ path: 'partitions', problem, remedy }] });
}
