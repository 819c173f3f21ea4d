import { describedTable } from './describe-history.ts';
import { readHistory } from './history.ts';
import { readLiveTable } from './read-live-table.ts';
import type { SqlColumn, SqlOutcome } from './sql-outcome.ts';
import type { StatementContext } from './statement-context.ts';

const text = { typeName: 'STRING', typeText: 'STRING' };
const time = { typeName: 'TIMESTAMP', typeText: 'TIMESTAMP' };
const list = { typeName: 'ARRAY', typeText: 'ARRAY<STRING>' };
const number = { typeName: 'LONG', typeText: 'BIGINT' };
const whole = { typeName: 'INT', typeText: 'INT' };
const columns: readonly SqlColumn[] = [
  { name: 'format', ...text },
  { name: 'id', ...text },
  { name: 'name', ...text },
  { name: 'description', ...text },
  { name: 'location', ...text },
  { name: 'createdAt', ...time },
  { name: 'lastModified', ...time },
  { name: 'partitionColumns', ...list },
  { name: 'clusteringColumns', ...list },
  { name: 'numFiles', ...number },
  { name: 'sizeInBytes', ...number },
  { name: 'properties', typeName: 'MAP', typeText: 'MAP<STRING, STRING>' },
  { name: 'minReaderVersion', ...whole },
  { name: 'minWriterVersion', ...whole },
  { name: 'tableFeatures', ...list },
  { name: 'statistics', typeName: 'MAP', typeText: 'MAP<STRING, BIGINT>' },
];

/** Runs DESCRIBE DETAIL table: one row about its files, from its Delta log. */
export async function describeDetail(context: StatementContext): Promise<SqlOutcome> {
  const { reader } = context;
  const table = describedTable(context, reader.expectName());
  reader.expectEnd();
  const snapshot = await readLiveTable(table);
  const [newest] = await readHistory(table);
  const { metaData, protocol, liveFiles } = snapshot;
  const bytes = liveFiles.reduce((sum, file) => sum + file.size, 0);
  const createdMs = metaData.createdTime ?? table.info?.createdAtMs;
  const row = [
    'delta',
    metaData.id,
    `${table.catalog}.${table.schema}.${table.name}`,
    table.info?.comment ?? null,
    table.location ?? null,
    createdMs === undefined ? null : new Date(createdMs).toISOString(),
    newest ? new Date(newest.timestampMs).toISOString() : null,
    JSON.stringify(metaData.partitionColumns),
    '[]',
    String(liveFiles.length),
    String(bytes),
    JSON.stringify(metaData.configuration),
    String(protocol.minReaderVersion),
    String(protocol.minWriterVersion),
    JSON.stringify(['appendOnly', 'invariants']),
    '{}',
  ];
  return { columns, rows: [row], truncated: false };
}
