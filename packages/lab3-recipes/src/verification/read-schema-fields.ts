import { isNotFound } from '@tableflow-workshop/client-core';
import { type SchemaRegistrySchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { pollTogether } from '../mechanics/shared-polls.ts';

const avroRecord = z.object({ type: z.literal('record'), fields: z.array(z.object({ name: z.string() })) });

type SubjectVersion = SchemaRegistrySchemas['SubjectVersion'];

/** The names of the fields of a subject's newest schema; `null` where there is none, or where it is not an Avro record. */
export async function readSchemaFields(
  lab: LabContext,
  subject: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  const { schema, schemaType = 'AVRO' } = (await findSchema(lab, subject, signal)) ?? {};
  if (schemaType !== 'AVRO' || schema === undefined) return null;
  const record = avroRecord.safeParse(JSON.parse(schema));
  return record.success ? record.data.fields.map((field) => field.name) : null;
}

/** Out of the schemas of the lab's connector where polls are shared; else, and what is not among them, by name. */
async function findSchema(
  lab: LabContext,
  subject: string,
  signal: AbortSignal | undefined,
): Promise<SubjectVersion | undefined> {
  const read = (ended: AbortSignal | undefined) => listSchemas(lab, ended);
  const listed = await pollTogether(lab, 'schemas', { read, isEnough: () => true, signal });
  return listed?.get(subject) ?? readSchema(lab, subject, signal);
}

async function listSchemas(
  lab: LabContext,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, SubjectVersion>> {
  const subjectPrefix = `${lab.config.connector.topicPrefix}.`;
  const call = lab.confluent.schemaRegistry.GET('/schemas', {
    params: { query: { subjectPrefix, latestOnly: true } },
    signal,
  });
  const schemas = await unwrapConfluent(call, `list the schemas of subjects that begin with "${subjectPrefix}"`);
  return new Map(schemas.map((one) => [one.subject ?? '', one]));
}

async function readSchema(
  lab: LabContext,
  subject: string,
  signal: AbortSignal | undefined,
): Promise<SubjectVersion | undefined> {
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  try {
    return await unwrapConfluent(call, `read subject "${subject}"`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
