import * as z from 'zod';
import type { LabContext } from '../../lab/context.ts';
import { predictTableName } from '../../lab/names.ts';
import { topicName } from '../../mechanics/input-schemas.ts';
import { parseInput } from '../../mechanics/parse-input.ts';
import { samePath } from '../storage/same-path.ts';
import { type TableflowTopic, tablePathOf } from '../tableflow/tableflow-topics.ts';
import { pollPublishedTables, schemaNameOf } from './published-tables.ts';

/** The table of a topic in Unity Catalog. */
export interface LabTable {
  readonly fullTableName: string;
  readonly catalogName: string;
  readonly schemaName: string;
  readonly tableName: string;
}

const inputSchema = z.strictObject({ topic: topicName, tableflowTopic: z.optional(z.custom<TableflowTopic>()) });

/** Which table `findTable` looks for. */
export interface FindTableInput {
  /** Kafka topic of the table. */
  readonly topic: string;
  /** Tableflow on the topic as the service shows it, where it is enabled. */
  readonly tableflowTopic: TableflowTopic | undefined;
}

/**
 * Finds the table of a topic by its place in the bucket, which no naming rule can change. The predicted name decides
 * where no place is known (Tableflow is disabled) or the catalog keeps the place of that table to itself.
 *
 * @returns `undefined` while the catalog shows no such table
 */
export async function findTable(
  lab: LabContext,
  input: FindTableInput,
  signal?: AbortSignal,
): Promise<LabTable | undefined> {
  const { topic, tableflowTopic } = parseInput(inputSchema, input, 'find the table of a topic');
  const catalogName = lab.config.databricks.catalogName;
  const schemaName = schemaNameOf(lab);
  const path = tableflowTopic && tablePathOf(tableflowTopic);
  const predicted = predictTableName(topic);
  const tables = (await pollPublishedTables(lab, signal)) ?? [];
  const lies = path === undefined ? undefined : tables.find((table) => samePath(table.storage_location, path));
  const found =
    lies ?? tables.find((table) => table.name === predicted && (path === undefined || !table.storage_location));
  if (!found?.name) return undefined;
  return {
    catalogName,
    schemaName,
    tableName: found.name,
    fullTableName: `${catalogName}.${schemaName}.${found.name}`,
  };
}
