import { writeFile } from 'node:fs/promises';

/** The file that Debezium's engine reads for a connector, whose settings are given by the cloud's keys. */
export async function writeEngineProperties(file: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const { 'after.state.only': isFlat, ...own } = settings;
  const properties: Record<string, string> = {
    'plugin.name': 'pgoutput',
    ...own,
    name: 'oracle',
    'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
    // What the cloud makes of `after.state.only`.
    ...(isFlat === 'true' && {
      transforms: 'unwrap',
      'transforms.unwrap.type': 'io.debezium.transforms.ExtractNewRecordState',
      'transforms.unwrap.delete.tombstone.handling.mode':
        own['tombstones.on.delete'] === 'true' ? 'rewrite-with-tombstone' : 'rewrite',
    }),
  };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\')}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
}
