import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { topicName } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { runStatement, unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import { findTableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import { findTable } from '../resources/unity-catalog/find-table.ts';

/** A commit of a table's Delta log. `null` is what the log does not say. */
export interface TableCommit {
  /** Version of the table that it made, from 0. */
  readonly version: number;
  /** When, in ISO 8601. */
  readonly at: string;
  /** E.g. `WRITE` or `CREATE TABLE`. */
  readonly operation: string;
  /** Rows that it wrote. */
  readonly rows: number | null;
  /** Files that it added. */
  readonly files: number | null;
  /** Bytes of these files. */
  readonly bytes: number | null;
}

/** A version of the schema of a topic's values. */
export interface TableSchemaVersion {
  /** Version of the subject in Schema Registry, from 1. */
  readonly version: number;
  /** Names of its fields; empty where it is not an Avro record. */
  readonly fields: readonly string[];
}

/** What became of a table so far. */
export interface ReadTableHistoryResult {
  /** The newest commits, oldest first. Empty while the table does not exist. */
  readonly commits: readonly TableCommit[];
  /** Oldest first. Empty where the topic has no schema. */
  readonly schemaVersions: readonly TableSchemaVersion[];
}

const inputSchema = z.strictObject({
  topic: topicName,
  limit: z.optional(z.number().int('must be a whole number').min(1, 'must be at least 1').max(10_000)),
});

/** Whose history is read. */
export interface ReadTableHistoryInput {
  /** Kafka topic of the table. */
  readonly topic: string;
  /** How many commits are read, the newest, 1 to 10,000. Default 200. */
  readonly limit?: number | undefined;
}

const avroRecord = z.object({ type: z.literal('record'), fields: z.array(z.object({ name: z.string() })) });
const metrics = z.object({
  numOutputRows: z.coerce.number().optional(),
  numFiles: z.coerce.number().optional(),
  numOutputBytes: z.coerce.number().optional(),
});

/**
 * Reads how a table came to be: the commits of its Delta log by SQL, and the versions of the topic's schema. Reads only.
 *
 * @throws InputError for wrong input, ApiError, StatementError when SQL refuses
 * @example const { commits } = await readTableHistory(lab, { topic: 'riverhotel.public.hotel' });
 * @see https://docs.databricks.com/aws/en/delta/history
 */
export async function readTableHistory(
  lab: LabContext,
  input: ReadTableHistoryInput,
  options: CallOptions = {},
): Promise<ReadTableHistoryResult> {
  const { topic, limit = 200 } = parseInput(inputSchema, input, 'read the history of a table');
  const { signal } = options;
  const [commits, schemaVersions] = await Promise.all([
    readCommits(lab, topic, limit, signal),
    readSchemaVersions(lab, topic, signal),
  ]);
  return { commits, schemaVersions };
}

async function readCommits(
  lab: LabContext,
  topic: string,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<readonly TableCommit[]> {
  const table = await findTable(lab, { topic, tableflowTopic: await findTableflowTopic(lab, topic, signal) }, signal);
  if (!table) return [];
  const name = [table.catalogName, table.schemaName, table.tableName]
    .map((part) => `\`${part.replaceAll('`', '``')}\``)
    .join('.');
  const found = await unlessTableGone(runStatement(lab, `DESCRIBE HISTORY ${name} LIMIT ${limit}`, { signal }));
  const place = (column: string): number => found?.columns.indexOf(column) ?? -1;
  const commits = (found?.rows ?? []).map((row): TableCommit => {
    const said = metrics.safeParse(jsonOf(row[place('operationMetrics')] ?? null));
    const { numOutputRows = null, numFiles = null, numOutputBytes = null } = said.success ? said.data : {};
    return {
      version: Number(row[place('version')]),
      at: row[place('timestamp')] ?? '',
      operation: row[place('operation')] ?? '',
      rows: numOutputRows,
      files: numFiles,
      bytes: numOutputBytes,
    };
  });
  return commits.sort((left, right) => left.version - right.version);
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

async function readSchemaVersions(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<readonly TableSchemaVersion[]> {
  const subject = `${topic}-value`;
  const { schemaRegistry } = lab.confluent;
  const path = { subject };
  const call = schemaRegistry.GET('/subjects/{subject}/versions', { params: { path }, signal });
  try {
    const versions = await unwrapConfluent(call, `list the versions of subject "${subject}"`);
    return await Promise.all(
      versions.map(async (version) => {
        const params = { path: { subject, version: String(version) } };
        const one = schemaRegistry.GET('/subjects/{subject}/versions/{version}', { params, signal });
        const { schema } = await unwrapConfluent(one, `read version ${version} of subject "${subject}"`);
        const record = avroRecord.safeParse(jsonOf(schema ?? null));
        return { version, fields: record.success ? record.data.fields.map(({ name }) => name) : [] };
      }),
    );
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}
