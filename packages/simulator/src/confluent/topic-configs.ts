import type { TopicRecord } from '../state.ts';

/** What a topic has unless it says otherwise. */
const defaults: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'compression.type': 'producer',
  'max.message.bytes': '2097164',
  'min.insync.replicas': '2',
  'retention.bytes': '-1',
  'retention.ms': '604800000',
};

/** What a topic of the service can be given. Source: https://docs.confluent.io/cloud/current/topics/manage.html */
const settable: ReadonlySet<string> = new Set([
  ...Object.keys(defaults),
  'delete.retention.ms',
  'max.compaction.lag.ms',
  'message.timestamp.after.max.ms',
  'message.timestamp.before.max.ms',
  'message.timestamp.difference.max.ms',
  'message.timestamp.type',
  'min.compaction.lag.ms',
  'segment.bytes',
  'segment.ms',
  'confluent.key.schema.validation',
  'confluent.key.subject.name.strategy',
  'confluent.value.schema.validation',
  'confluent.value.subject.name.strategy',
]);

export function isTopicConfig(name: string): boolean {
  return settable.has(name);
}

export interface DescribedConfig {
  readonly name: string;
  readonly value: string;
  readonly is_default: boolean;
  readonly is_read_only: boolean;
  readonly is_sensitive: boolean;
  readonly source: string;
  readonly synonyms: readonly { readonly name: string; readonly value: string; readonly source: string }[];
}

/** All configs that apply to a topic, in the order of their names. Source: C7.1. */
export function describeConfigs(topic: TopicRecord): DescribedConfig[] {
  const names = [...new Set([...Object.keys(defaults), ...Object.keys(topic.configs)])].sort();
  return names.map((name) => {
    const own = topic.configs[name];
    const usual = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    const synonyms = [
      ...(own === undefined ? [] : [{ name, value: own, source: 'DYNAMIC_TOPIC_CONFIG' }]),
      ...(usual === undefined ? [] : [{ name, value: usual, source: 'DEFAULT_CONFIG' }]),
    ];
    return {
      name,
      value: own ?? usual ?? '',
      is_default: own === undefined,
      is_read_only: false,
      is_sensitive: false,
      source: own === undefined ? 'DEFAULT_CONFIG' : 'DYNAMIC_TOPIC_CONFIG',
      synonyms,
    };
  });
}
