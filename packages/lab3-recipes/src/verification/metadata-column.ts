import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';

/**
 * What a table calls a column that Tableflow adds: `$$offset`, or `cflt_metadata_offset` under the scheme PORTABLE.
 *
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/operate/configure-tableflow.html
 */
export function metadataColumn(topic: TableflowTopic, name: 'partition' | 'offset' | 'timestamp'): string {
  return topic.spec.config?.metadata_column_naming_scheme === 'PORTABLE' ? `cflt_metadata_${name}` : `$$${name}`;
}
