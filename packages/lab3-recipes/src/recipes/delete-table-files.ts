import { InputError } from '@tableflow-workshop/client-core';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { predictTableName } from '../lab/names.ts';
import { text, topicName } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { samePath } from '../resources/storage/same-path.ts';
import { TableFilesError } from '../resources/tableflow/table-files-error.ts';
import { isOwnTablePath, prefixOf } from '../resources/tableflow/table-path.ts';
import { findTableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { listPublishedTables, removePublishedTable } from '../resources/unity-catalog/published-tables.ts';

/** The user's bucket, as far as the recipes need it. The caller makes one, with credentials of its own. */
export interface TableFiles {
  /**
   * Deletes every object below an address such as `s3://bucket//10011010/…/v1/<table id>/`. Nothing there is done. The
   * address is as Tableflow gives it: with two slashes after an S3 bucket the keys begin with one.
   */
  deletePrefix(url: string, signal?: AbortSignal): Promise<void>;
}

/** The port in an input. */
export const tableFiles = z.custom<TableFiles>(
  (value) => typeof (value as TableFiles | undefined)?.deletePrefix === 'function',
  'must have a function deletePrefix(url)',
);

const inputSchema = z.strictObject({ topic: topicName, files: tableFiles, tablePath: z.optional(text) });

/** Which files `deleteTableFiles` deletes, and through what. */
export interface DeleteTableFilesInput {
  /** Topic of the table. Tableflow has to be disabled on it. */
  readonly topic: string;
  /** Deletes the files. The caller makes it, with credentials of its own. */
  readonly files: TableFiles;
  /** Where the files are. Default: the location of the topic's table in Unity Catalog. */
  readonly tablePath?: string | undefined;
}

/** What `deleteTableFiles` did. */
export interface DeleteTableFilesResult {
  readonly outcome: UndoOutcome;
  /** The prefix that was deleted. */
  readonly deletedPrefix: string | undefined;
}

/**
 * Deletes the Delta files of a topic on which Tableflow is disabled, and then the table in Unity Catalog: as long as that
 * exists, a run that was killed finds the files again. Only the table's own path is ever deleted.
 *
 * Undo: none: rows that are no longer in the topic are gone.
 *
 * @throws InputError for wrong input, while Tableflow is enabled on the topic, and for a place that is not a table's own path;
 *   TableFilesError when the port throws
 * @example await deleteTableFiles(lab, { topic: 'riverhotel.public.hotel', files: { deletePrefix: async (url) => rm(`/mnt/${url.slice(5)}`, { recursive: true }) } });
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/concepts/tableflow-storage.html
 */
export async function deleteTableFiles(
  lab: LabContext,
  input: DeleteTableFilesInput,
  options: CallOptions = {},
): Promise<DeleteTableFilesResult> {
  const { topic, files, tablePath } = parseInput(inputSchema, input, 'delete the files of a table');
  const { signal } = options;
  if (await findTableflowTopic(lab, topic, signal))
    throw refusal(topic, 'Tableflow still writes them.', 'Disable it first: disableTableflow(lab, { topic }).');
  const tables = (await listPublishedTables(lab, signal)) ?? [];
  const table = tables.find((one) =>
    tablePath ? samePath(one.storage_location, tablePath) : one.name === predictTableName(topic),
  );
  const path = tablePath ?? table?.storage_location;
  if (!path) return { outcome: 'unchanged', deletedPrefix: undefined };
  if (!isOwnTablePath(lab, path)) {
    const remedy = 'Check what is there, and delete by hand what is not needed.';
    throw refusal(topic, `${path} is not the path of a table that Tableflow made for this cluster.`, remedy);
  }
  const deletedPrefix = prefixOf(path);
  try {
    await files.deletePrefix(deletedPrefix, signal);
  } catch (cause) {
    signal?.throwIfAborted();
    const hint = 'Tableflow is disabled on the topic, nothing else was changed: run it again.';
    throw new TableFilesError({ topic, path: deletedPrefix, hint, cause });
  }
  signal?.throwIfAborted();
  if (table?.full_name) await removePublishedTable(lab, table.full_name, signal);
  return { outcome: 'deleted', deletedPrefix };
}

function refusal(topic: string, problem: string, remedy: string): InputError {
  return new InputError({ tried: `delete the files of "${topic}"`, problems: [{ path: 'files', problem, remedy }] });
}
