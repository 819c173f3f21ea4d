import type { KafkaSchemas } from '@tableflow-workshop/confluent-client/kafka';
import { type Answer, codeAndMessage, created, noContent, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { SimulatorState, TopicRecord } from '../state.ts';
import { isIn, markOf, qualifiedName } from './cluster-of.ts';
import { clusterUrl, refuseClusterPath } from './kafka-cluster-path.ts';
import { describeConfigs, isTopicConfig } from './topic-configs.ts';

const defaultPartitions = 6;
/** Of all topics of a cluster that is not dedicated. Source: https://docs.confluent.io/cloud/current/clusters/cluster-types.html */
const maxPartitions = 4_096;
const replicationFactor = 3;

/** Kafka topics over REST. Source: C7.1. */
export const kafkaTopicRoutes: Routes = {
  listTopics(call, { state }) {
    const refusal = refuseClusterPath(call, state.confluent);
    if (refusal) return refusal;
    const data = topicsIn(call, state).map((topic) => describe(call, topic));
    return ok({ kind: 'KafkaTopicList', metadata: { self: clusterUrl(call, 'topics'), next: null }, data });
  },

  /** A topic that exists is 400 with code 40002, not 409; the answer reports no partitions yet. */
  async createTopic(call, { state, dataPlane }) {
    const refusal = refuseClusterPath(call, state.confluent);
    if (refusal) return refusal;
    const body = call.body as KafkaSchemas['CreateTopic'];
    const problem = problemOf(body, topicsIn(call, state));
    if (problem !== undefined) return codeAndMessage(400, 40002, problem);
    const topic: TopicRecord = {
      ...markOf(state.world, call.path.cluster_id),
      name: body.topic_name,
      partitions: body.partitions_count ?? defaultPartitions,
      configs: Object.fromEntries((body.configs ?? []).map(({ name, value }) => [name, value ?? ''])),
    };
    const answer = { ...describe(call, topic), replication_factor: 0, partitions_count: 0 };
    if (body.validate_only) return ok(answer);
    state.confluent.topics.push(topic);
    await dataPlane.putTopic?.(qualifiedName(topic));
    return created(answer);
  },

  getTopic(call, { state }) {
    const found = read(call, state);
    if ('status' in found) return found;
    const withOperations = call.query.get('include_authorized_operations') === 'true';
    return ok({ ...describe(call, found), ...(withOperations ? { authorized_operations: ['ALL'] } : {}) });
  },

  /** Its records go with it. */
  async deleteTopic(call, { state, dataPlane }) {
    const found = read(call, state);
    if ('status' in found) return found;
    state.confluent.topics = state.confluent.topics.filter((one) => one !== found);
    await dataPlane.dropTopic(qualifiedName(found));
    return noContent;
  },

  /** All changes or none. DELETE, or a value of null, goes back to the default. */
  async alterTopicConfigs(call, { state, dataPlane }) {
    const found = read(call, state);
    if ('status' in found) return found;
    const { data, validate_only: isCheck } = call.body as KafkaSchemas['AlterConfigs'];
    const unknown = data.find(({ name }) => !isTopicConfig(name));
    if (unknown) return codeAndMessage(400, 40002, `Unknown topic config name: ${unknown.name}`);
    if (isCheck) return noContent;
    for (const { name, value, operation } of data) {
      if (operation === 'DELETE' || value === null || value === undefined) delete found.configs[name];
      else found.configs[name] = value;
    }
    await dataPlane.putTopic?.(qualifiedName(found));
    return noContent;
  },

  /** A cluster that is not dedicated has no settings of its own. */
  alterClusterConfigs(call, { state }) {
    const refusal = refuseClusterPath(call, state.confluent);
    if (refusal) return refusal;
    return codeAndMessage(400, 40002, 'Altering configs of the cluster is supported on Dedicated clusters only.');
  },

  listTopicConfigs(call, { state }) {
    const found = read(call, state);
    if ('status' in found) return found;
    const self = clusterUrl(call, `topics/${found.name}/configs`);
    const data = describeConfigs(found).map((config) => ({
      kind: 'KafkaTopicConfig',
      metadata: {
        self: `${self}/${config.name}`,
        resource_name: `${resourceName(call, found)}/config=${config.name}`,
      },
      cluster_id: call.path.cluster_id,
      topic_name: found.name,
      ...config,
    }));
    return ok({ kind: 'KafkaTopicConfigList', metadata: { self, next: null }, data });
  },
};

function problemOf(body: KafkaSchemas['CreateTopic'], topics: readonly TopicRecord[]): string | undefined {
  const name = body.topic_name;
  if (!/^[\w.-]{1,249}$/.test(name) || /^\.{1,2}$/.test(name)) return `Topic name '${name}' is illegal.`;
  if (topics.some((topic) => topic.name === name)) return `Topic '${name}' already exists.`;
  if ((body.partitions_count ?? 1) < 1) return 'Number of partitions must be larger than 0.';
  const others = topics.reduce((sum, topic) => sum + topic.partitions, 0);
  if ((body.partitions_count ?? defaultPartitions) + others > maxPartitions)
    return `The cluster takes ${maxPartitions} partitions at most, and has ${others}.`;
  if ((body.replication_factor ?? replicationFactor) !== replicationFactor) {
    return `Topic replication factor must be ${replicationFactor}.`;
  }
  return undefined;
}

function topicsIn(call: Call, { world, confluent }: SimulatorState): readonly TopicRecord[] {
  return confluent.topics.filter((topic) => isIn(world, topic, call.path.cluster_id));
}

function read(call: Call, state: SimulatorState): TopicRecord | Answer {
  const refusal = refuseClusterPath(call, state.confluent);
  if (refusal) return refusal;
  const found = topicsIn(call, state).find((one) => one.name === call.path.topic_name);
  return found ?? codeAndMessage(404, 40403, 'This server does not host this topic-partition.');
}

function describe(call: Call, topic: TopicRecord): KafkaSchemas['Topic'] {
  const self = clusterUrl(call, `topics/${topic.name}`);
  return {
    kind: 'KafkaTopic',
    metadata: { self, resource_name: resourceName(call, topic) },
    cluster_id: call.path.cluster_id ?? '',
    topic_name: topic.name,
    is_internal: false,
    replication_factor: replicationFactor,
    partitions_count: topic.partitions,
    partitions: { related: `${self}/partitions` },
    configs: { related: `${self}/configs` },
    partition_reassignments: { related: `${self}/partitions/-/reassignment` },
  };
}

/** Source: C1.8. */
function resourceName(call: Call, topic: TopicRecord): string {
  return `crn:///kafka=${call.path.cluster_id}/topic=${topic.name}`;
}
