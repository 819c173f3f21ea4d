import * as z from 'zod';
import { topicOf } from '../../lab/names.ts';
import { alsoTaken, capturedTable, text } from '../../mechanics/input-schemas.ts';

/** A connector, as far as it decides the names of what it makes in the cluster. */
export const capturedSchema = z.strictObject({
  ...alsoTaken('name', 'slotName', 'publicationName'),
  topicPrefix: text,
  tableIncludeList: z.array(capturedTable).min(1, 'must name a table'),
});

/** What a connector captures, from which the names of its topics follow. `lab.config.connector` is one. */
export interface CapturedInput {
  /** Start of its topics: `<topicPrefix>.<schema>.<table>`. */
  readonly topicPrefix: string;
  /** Captured tables, each as `schema.table`: at least one. */
  readonly tableIncludeList: readonly string[];
}

/** Topics that the connector makes: one for each captured table, and the one for its heartbeats. */
export function isCapturedTopic({ topicPrefix, tableIncludeList }: CapturedInput, topic: string): boolean {
  const isOfTable = tableIncludeList.some((table) => topicOf(topicPrefix, table) === topic);
  return isOfTable || isHeartbeatTopic(topicPrefix, topic);
}

/** The same, and what it made when it captured other tables of the same schemas. */
export function looksCaptured(connector: CapturedInput, topic: string): boolean {
  const isInSchema = capturedPrefixes(connector).some((prefix) => topic.startsWith(prefix));
  return isInSchema || isHeartbeatTopic(connector.topicPrefix, topic);
}

/** How the topics of the captured schemas begin, e.g. `riverhotel.public.`. */
export function capturedPrefixes({ topicPrefix, tableIncludeList }: CapturedInput): readonly string[] {
  const schemas = new Set(tableIncludeList.map((table) => table.split('.')[0] ?? ''));
  return [...schemas].map((schema) => topicOf(topicPrefix, `${schema}.`));
}

/** The topic of a subject: the name without `-key` or `-value`. */
export function topicOfSubject(subject: string): string {
  return subject.replace(/-(?:key|value)$/, '');
}

/** `__debezium-heartbeat-<connector id>.<topic prefix>`; a server without the cloud's settings leaves the id out. */
function isHeartbeatTopic(topicPrefix: string, topic: string): boolean {
  const [head, ...prefix] = topic.split('.');
  return /^__debezium-heartbeat(-[^.]+)?$/.test(head ?? '') && prefix.join('.') === topicPrefix;
}
