import { type DeltaField, nullableField } from './delta-type.ts';

/** How Tableflow names the columns it adds: `$$offset` or `cflt_metadata_offset`. */
export type MetadataColumnScheme = 'DEFAULT' | 'PORTABLE';

const columns = [
  nullableField('topic', 'string'),
  nullableField('partition', 'integer'),
  nullableField('headers', { type: 'map', keyType: 'string', valueType: 'binary', valueContainsNull: true }),
  nullableField('leader-epoch', 'integer'),
  nullableField('offset', 'long'),
  nullableField('timestamp', 'timestamp'),
  nullableField('timestamp-type', 'string'),
];

/** The name of one metadata column under a scheme. */
export function metadataColumnName(scheme: MetadataColumnScheme, name: string): string {
  return scheme === 'DEFAULT' ? `$$${name}` : `cflt_metadata_${name.replaceAll('-', '_')}`;
}

/** Whether a column is one that Tableflow adds, under either scheme. */
export function isMetadataColumn(name: string): boolean {
  return name.startsWith('$$') || name.startsWith('cflt_metadata_');
}

/** The columns that tell where a row came from: topic, partition, headers, leader epoch, offset and timestamp. */
export function metadataColumns(scheme: MetadataColumnScheme): readonly DeltaField[] {
  return columns.map((column) => ({ ...column, name: metadataColumnName(scheme, column.name) }));
}
