import { groupBySize, mergedBytes } from '../delta/group-by-size.ts';
import { metadataColumnName } from '../delta/metadata-columns.ts';
import type { DataFile } from '../delta/rewrite-files.ts';
import { commitUpkeep } from './commit-files.ts';
import type { MergeRequest } from './data-file.ts';
import type { OpenTable } from './open-table.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/** So many small files are merged: fewer are not worth the writing. */
const enoughSmallFiles = 16;

/**
 * Makes one file of many small ones, and changes no row. It rewrites no more than one merged file has, whatever the size of the
 * table. The same table where there are not enough.
 */
export async function compactFiles(options: TableWriterOptions, table: OpenTable): Promise<OpenTable> {
  const small = table.files.filter(({ sizeBytes }) => sizeBytes < mergedBytes / 2);
  if (small.length < enoughSmallFiles) return table;
  const group = groupBySize(small).find(({ length }) => length > 1);
  if (!group) return table;
  const merged = await merge(options, table, group);
  const added = merged ? [merged] : [];
  return commitUpkeep(options, table, { operation: 'OPTIMIZE', removed: namesOf(group), added });
}

/** Deletes rows whose record is older than rows may become: by files, where all of a file are, and otherwise out of it. */
export async function expireRows(options: TableWriterOptions, table: OpenTable): Promise<OpenTable> {
  const dataRetentionMs = options.dataRetentionMs();
  if (dataRetentionMs === undefined) return table;
  const timeMs = options.host.clock.now() - dataRetentionMs;
  const columns = timestampColumns.filter((name) => table.schema.fields.some((field) => field.name === name));
  const expired: DataFile[] = [];
  const added: DataFile[] = [];
  for (const file of table.files) {
    const times = timesOf(file, columns);
    if (!times || times.oldestMs >= timeMs) continue;
    expired.push(file);
    const rest = times.newestMs >= timeMs ? await merge(options, table, [file], { columns, timeMs }) : undefined;
    if (rest) added.push(rest);
  }
  if (expired.length === 0) return table;
  return commitUpkeep(options, table, { operation: 'DELETE', removed: namesOf(expired), added });
}

function merge(
  { tableFolder, host }: TableWriterOptions,
  { schema: table }: OpenTable,
  files: readonly DataFile[],
  since?: MergeRequest['since'],
): Promise<DataFile | undefined> {
  return host.files.merge({ tableFolder, table, files: namesOf(files), since });
}

function namesOf(files: readonly DataFile[]): readonly string[] {
  return files.map(({ name }) => name);
}

/** The naming of the metadata columns may have changed: then a row has its time in one of two. */
const timestampColumns = (['DEFAULT', 'PORTABLE'] as const).map((scheme) => metadataColumnName(scheme, 'timestamp'));

/** Between which times the records of a file are, by its statistics; `undefined` where they do not say. */
function timesOf(
  { statistics }: DataFile,
  columns: readonly string[],
): { readonly oldestMs: number; readonly newestMs: number } | undefined {
  const { minValues = {}, maxValues = {} } = JSON.parse(statistics) as Partial<
    Record<'minValues' | 'maxValues', Record<string, unknown>>
  >;
  const times = (values: Record<string, unknown>): readonly number[] =>
    columns.map((name) => Date.parse(String(values[name]))).filter((time) => !Number.isNaN(time));
  const [oldestMs] = [...times(minValues)].sort((left, right) => left - right);
  const newestMs = [...times(maxValues)].sort((left, right) => left - right).at(-1);
  return oldestMs === undefined || newestMs === undefined ? undefined : { oldestMs, newestMs };
}
