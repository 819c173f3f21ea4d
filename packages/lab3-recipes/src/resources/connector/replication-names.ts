/** Whose connector it is, where many people share one database. */
export interface ConnectorOwner {
  /** What a person recognises: the prefix of the lab, or its service account. */
  readonly name: string;
  /** Kafka cluster of the connector: two labs of one prefix differ by it. */
  readonly kafkaClusterId: string;
}

/**
 * Slot and publication names of a connector: lower case, digits and underscores, at most 63 characters, the same in
 * every run. They begin with the owner, and differ for connectors of different names and owners: a server has one list of
 * slots, however many people capture from it.
 */
export function replicationNames(
  connectorName: string,
  owner?: ConnectorOwner,
): {
  readonly slotName: string;
  readonly publicationName: string;
} {
  const isNamed =
    owner === undefined || ['-', '_', '.'].some((end) => `${connectorName}-`.startsWith(owner.name + end));
  const readable =
    (isNamed ? connectorName : `${owner.name}_${connectorName}`)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      // Debezium does not quote the name of a publication, and unquoted none begins with a digit.
      .replace(/^(?=[0-9])/, '_')
      .slice(0, 50) || 'connector';
  const base = `${readable}_${checksum([...(owner ? [owner.kafkaClusterId, owner.name] : []), connectorName].join('/'))}`;
  return { slotName: `${base}_slot`, publicationName: `${base}_pub` };
}

/** Distinguishes names that become equal once they are folded. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
