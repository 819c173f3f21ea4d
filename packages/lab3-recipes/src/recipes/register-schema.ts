import { isDeepStrictEqual } from 'node:util';
import { ApiError, InputError } from '@tableflow-workshop/client-core';
import { type SchemaRegistrySchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { ensure } from '../mechanics/ensure.ts';
import { text, topicName } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { recordPart, subjectOf } from '../resources/topic/record-part.ts';

const schemaObject = z
  .record(z.string(), z.unknown())
  .refine((members) => Object.keys(members).length > 0, 'must have members');

const inputSchema = z.strictObject({
  /** Topic whose records have the schema. It need not exist yet. */
  topic: topicName,
  /** The schema: as text, or, for Avro and JSON Schema, as the object that the text would be. */
  schema: z.union([text, schemaObject], 'must be a text or an object with members'),
  /** `AVRO`, `JSON` or `PROTOBUF`. Default `AVRO`. */
  schemaType: z.optional(z.enum(['AVRO', 'JSON', 'PROTOBUF'])),
  /** What it describes: the `value` of the records, or their `key`. Default `value`. */
  part: z.optional(recordPart),
});

/** A schema, and the topic that it is for. */
export type RegisterSchemaInput = z.input<typeof inputSchema>;

/** Where the schema is. */
export interface RegisterSchemaResult {
  /** `created` for the first of a subject, `updated` where it is one more version of it. */
  readonly outcome: Outcome;
  readonly subject: string;
  /** With which records name it. */
  readonly schemaId: number;
  readonly version: number;
}

/**
 * Registers a schema for the values, or the keys, of a topic. One that the subject has already, in whatever version, is left as it
 * is. Tableflow needs one for the values.
 *
 * Undo: `deleteSubject`, with all versions.
 *
 * @throws InputError for wrong input, and for a schema that does not fit the versions before; ApiError 422 for one that is none
 * @example
 * const { schemaId } = await registerSchema(lab, {
 *   topic: 'clickstream',
 *   schema: { type: 'record', name: 'Click', fields: [{ name: 'page', type: 'string' }] },
 * });
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Subjects-(v1)/operation/register
 */
export async function registerSchema(
  lab: LabContext,
  input: RegisterSchemaInput,
  options: CallOptions = {},
): Promise<RegisterSchemaResult> {
  const { topic, schema, schemaType = 'AVRO', part = 'value' } = parseInput(inputSchema, input, 'register a schema');
  const subject = subjectOf(topic, part);
  const tried = `register a schema under subject "${subject}"`;
  const wanted = typeof schema === 'string' ? schema : JSON.stringify(schema);
  let versions: readonly SubjectVersion[] = [];
  let hadVersions = false;
  let registeredId: number | undefined;
  const { thing, isNew } = await ensure({
    what: `schema of subject "${subject}"`,
    async find() {
      hadVersions ||= versions.length > 0;
      versions = await listVersions(lab, subject, options.signal);
      return versions.find((one) => one.id === registeredId || isSame(one, { schema: wanted, schemaType }));
    },
    async create() {
      const call = lab.confluent.schemaRegistry.POST('/subjects/{subject}/versions', {
        params: { path: { subject } },
        body: { schema: wanted, ...(schemaType === 'AVRO' ? {} : { schemaType }) },
        signal: options.signal,
      });
      // The service compares schemas more cleverly than we do, and may know it as one that is there.
      registeredId = (await unwrapConfluent(call, tried).catch(refuseMisfit(tried))).id;
    },
  });
  const outcome = isNew ? (hadVersions ? 'updated' : 'created') : 'unchanged';
  return { outcome, subject, schemaId: thing.id, version: thing.version };
}

/** A conflict does not mean another run here: the schema does not fit. */
function refuseMisfit(tried: string): (error: unknown) => never {
  return (error) => {
    if (!ApiError.isInstance(error) || error.status !== 409) throw error;
    const problem = `does not fit the versions before: ${error.detail ?? 'the registry gives no reason'}.`;
    const remedy = 'Give new fields a default and keep the others, or change the compatibility of the subject.';
    throw new InputError({ tried, problems: [{ path: 'schema', problem, remedy }] });
  };
}

type SubjectVersion = SchemaRegistrySchemas['SubjectVersion'];

async function listVersions(
  lab: LabContext,
  subject: string,
  signal: AbortSignal | undefined,
): Promise<readonly SubjectVersion[]> {
  const call = lab.confluent.schemaRegistry.GET('/schemas', { params: { query: { subjectPrefix: subject } }, signal });
  const found = await unwrapConfluent(call, `read the schemas of subject "${subject}"`);
  return found.filter((one) => one.subject === subject);
}

/** Where objects are meant, their members may come in another order. */
function isSame(
  { schema, schemaType = 'AVRO' }: SubjectVersion,
  wanted: { readonly schema: string; readonly schemaType: string },
): boolean {
  if (schemaType !== wanted.schemaType) return false;
  if (schemaType === 'PROTOBUF') return schema.trim() === wanted.schema.trim();
  return isDeepStrictEqual(parsed(schema), parsed(wanted.schema));
}

/** An Avro type may be its name alone, which is no JSON. */
function parsed(schema: string): unknown {
  try {
    return JSON.parse(schema);
  } catch {
    return schema.trim();
  }
}
