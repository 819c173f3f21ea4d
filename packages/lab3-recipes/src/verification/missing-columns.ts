import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { quoteName, valueSubjectOf } from '../lab/names.ts';
import { runStatement, unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';

const avroRecord = z.object({ type: z.literal('record'), fields: z.array(z.object({ name: z.string() })) });

/**
 * The fields of the newest value schema that the table has no column for yet, as after a change of the source table.
 *
 * @returns `null` where the schema is not an Avro record, or the table is gone
 */
export async function missingColumns(
  lab: LabContext,
  input: { readonly topic: string; readonly table: LabTable },
  signal?: AbortSignal,
): Promise<readonly string[] | null> {
  const { catalogName, schemaName, tableName } = input.table;
  const name = [catalogName, schemaName, tableName].map(quoteName).join('.');
  const [fields, found] = await Promise.all([
    fieldsOf(lab, input.topic, signal),
    unlessTableGone(runStatement(lab, `SELECT * FROM ${name} LIMIT 0`, { signal })),
  ]);
  if (!found) return null;
  const known = new Set(found.columns.map((column) => column.toLowerCase()));
  return fields?.filter((field) => !known.has(field.toLowerCase())) ?? null;
}

async function fieldsOf(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  const subject = valueSubjectOf(topic);
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  try {
    const { schema, schemaType = 'AVRO' } = await unwrapConfluent(call, `read subject "${subject}"`);
    if (schemaType !== 'AVRO' || schema === undefined) return null;
    const record = avroRecord.safeParse(JSON.parse(schema));
    return record.success ? record.data.fields.map((field) => field.name) : null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
