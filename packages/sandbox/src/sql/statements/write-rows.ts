import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TableField } from '@tableflow-workshop/simulator';
import { syncFile, syncFolder } from '../../delta/durable-files.ts';
import type { StatementContext } from '../statement-context.ts';
import { typeOfField } from './delta-fields.ts';
import type { QueryPlan } from './plan-query.ts';

/** A data file that no version of a table names yet. */
export interface WrittenFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly rows: number;
}

/** Writes the rows of a query into a data file of a table, and waits until the disk has it. */
export async function writeRows(
  { parameters, pool, signal }: StatementContext,
  options: { readonly plan: QueryPlan; readonly fields: readonly TableField[]; readonly tableFolder: string },
): Promise<WrittenFile> {
  const { plan, fields, tableFolder } = options;
  const name = `part-00000-${randomUUID()}-c000.snappy.parquet`;
  const file = path.join(tableFolder, name);
  await mkdir(tableFolder, { recursive: true });
  try {
    const target = { file, columns: fields.map((field) => ({ name: field.name, type: typeOfField(field.type) })) };
    const { opened, session } = plan;
    const outcome = await pool.run({ ...opened, session, parameters, rowLimit: undefined, target }, signal);
    const sizeBytes = await syncFile(file);
    await syncFolder(tableFolder);
    return { name, sizeBytes, rows: Number(outcome.rows[0]?.[0] ?? 0) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
