/**
 * The name under which the store keeps the records of one partition. The first has the topic's own, which is what topics were
 * kept under when they had one partition only; a hash cannot occur in the name of a topic or a cluster.
 */
export function partitionLog(topic: string, partition: number): string {
  return partition === 0 ? topic : `${topic}#${partition}`;
}

/** The topic that a log belongs to. */
export function topicOfLog(log: string): string {
  const hash = log.indexOf('#');
  return hash < 0 ? log : log.slice(0, hash);
}
