import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectSchema } from '../../src/capture/connect-schema.ts';
import { parseDecimal, toTwosComplement } from '../../src/capture/decimal.ts';

/** What Debezium 3.6.1 wrote to one topic. */
export interface RecordedTopic {
  readonly topic: string;
  readonly keySchemas: readonly RecordedSchema[];
  readonly valueSchemas: readonly RecordedSchema[];
  readonly records: readonly RecordedRecord[];
}

interface RecordedRecord {
  readonly keySchema: number | null;
  readonly key: unknown;
  readonly valueSchema: number | null;
  readonly value: unknown;
}

interface RecordedSchema extends Omit<ConnectSchema, 'isOptional' | 'items' | 'fields'> {
  readonly field?: string;
  readonly optional?: boolean;
  readonly items?: RecordedSchema;
  readonly fields?: readonly RecordedSchema[];
}

export type Recording = 'recipe-defaults' | 'service-defaults' | 'string-adaptive';

/** The topics of one of the three configurations. */
export async function readRecording(name: Recording): Promise<readonly RecordedTopic[]> {
  const folder = process.env.DEBEZIUM_RECORDINGS ?? import.meta.dirname;
  const text = await readFile(join(folder, `${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/([:[,]\s*)(-?\d{16,})(?=[,}\]])/g, '$1"int:$2"')) as RecordedTopic);
}

/** A recorded schema as a connector has it. */
export function schemaOf(recorded: RecordedSchema): ConnectSchema {
  const { field: _, optional = false, items, fields, default: fallback, ...rest } = recorded;
  const schema: ConnectSchema = {
    ...rest,
    isOptional: optional,
    ...(items && { items: schemaOf(items) }),
    ...(fields && { fields: fields.map((one) => ({ name: one.field ?? '', schema: schemaOf(one) })) }),
  };
  return fallback === undefined ? schema : { ...schema, default: valueOfRecorded(schema, fallback) };
}

/** A recorded value as it comes out of Avro: where a schema has a default, the converter writes that for a null. */
export function valueOfRecorded(schema: ConnectSchema, recorded: unknown): unknown {
  if (recorded === null || recorded === undefined) {
    return schema.default ?? null;
  }
  switch (schema.type) {
    case 'STRUCT':
      return Object.fromEntries(
        (schema.fields ?? []).map(({ name, schema: part }) => [
          name,
          valueOfRecorded(part, (recorded as Record<string, unknown>)[name]),
        ]),
      );
    case 'ARRAY':
      return (recorded as unknown[]).map((one) => (schema.items ? valueOfRecorded(schema.items, one) : one));
    case 'INT64':
      return BigInt(String(recorded).replace('int:', ''));
    case 'FLOAT32':
      return Math.fround(numberOf(recorded));
    case 'FLOAT64':
      return numberOf(recorded);
    case 'BYTES':
      return bytesOf(schema, String(recorded));
    default:
      return recorded;
  }
}

function numberOf(recorded: unknown): number {
  return Number(String(recorded).replace(/^(dbl|int):/, ''));
}

function bytesOf({ parameters }: ConnectSchema, recorded: string): Buffer {
  if (recorded.startsWith('hex:')) return Buffer.from(recorded.slice(4), 'hex');
  return toTwosComplement(parseDecimal(recorded.replace('dec:', ''), Number(parameters?.scale ?? 0)).unscaled);
}
