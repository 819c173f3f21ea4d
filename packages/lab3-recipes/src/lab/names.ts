/**
 * The topic of a captured table: `<prefix>.<schema>.<table>`, e.g. `riverhotel.public.customer`. The lab's text calls
 * it `riverhotel.CDC.customer`; that is not what the connector makes.
 */
export function topicOf(topicPrefix: string, table: string): string {
  return `${topicPrefix}.${table}`;
}

/** The value subject of a topic, under which Tableflow finds its schema. */
export function valueSubjectOf(topic: string): string {
  return `${topic}-value`;
}

/** The key subject of a topic, where its key has a schema. */
export function keySubjectOf(topic: string): string {
  return `${topic}-key`;
}

/** The table name that Tableflow gives a topic: dots become underscores, and Unity Catalog folds to lower case. */
export function predictTableName(topic: string): string {
  return topic.replaceAll('.', '_').toLowerCase();
}

/** A name as SQL wants it: in backquotes, because catalogs and cluster ids have hyphens. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
