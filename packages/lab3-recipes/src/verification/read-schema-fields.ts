import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';

const avroRecord = z.object({ type: z.literal('record'), fields: z.array(z.object({ name: z.string() })) });

/** The names of the fields of a subject's newest schema; `null` where there is none, or where it is not an Avro record. */
export async function readSchemaFields(
  lab: LabContext,
  subject: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
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
