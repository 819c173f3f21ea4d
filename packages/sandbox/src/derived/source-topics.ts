/**
 * Whether a topic may have the rows of a table: a data generator writes one of the table's name, a connector
 * `<prefix>.cdc.<table>`. Topics of other clusters, which have a colon in their name, are not read.
 */
export function isSourceOf(topic: string, table: string): boolean {
  return topic === table || (topic.endsWith(`.cdc.${table}`) && !topic.includes(':'));
}

/**
 * The topic of each table, by table; `undefined` until all of them exist. Of several the one is taken that was read before, or
 * has the table's name, or is the first.
 */
export function sourceTopics(
  topics: readonly string[],
  tables: readonly string[],
  before: string | undefined,
): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const table of tables) {
    const named = topics.filter((topic) => isSourceOf(topic, table));
    const topic = named.find((one) => one === before) ?? named.find((one) => one === table) ?? named[0];
    if (topic === undefined) return undefined;
    found.set(table, topic);
  }
  return found;
}
