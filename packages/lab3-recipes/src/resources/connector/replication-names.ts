/**
 * Slot and publication names of a connector: lower case, digits and underscores, at most 63 characters, the same in
 * every run, and different for connectors of different names, also where they share a database.
 */
export function replicationNames(connectorName: string): {
  readonly slotName: string;
  readonly publicationName: string;
} {
  const readable =
    connectorName
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      // Debezium does not quote the name of a publication, and unquoted none begins with a digit.
      .replace(/^(?=[0-9])/, '_')
      .slice(0, 40) || 'connector';
  const base = `${readable}_${checksum(connectorName)}`;
  return { slotName: `${base}_slot`, publicationName: `${base}_pub` };
}

/** Distinguishes names that become equal once they are folded. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
