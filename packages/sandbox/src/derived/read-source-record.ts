import { decodeAvroAsBuilt } from '../avro/decode-avro.ts';
import type { BrokerRecord } from '../broker/record.ts';
import type { SourceRow } from './derived-topic.ts';

/** What a record of a table's topic says. */
export type SourceChange =
  | { readonly kind: 'row'; readonly schemaId: number; readonly row: SourceRow }
  /** Its row is gone; of that at least the key is known. */
  | { readonly kind: 'deleted'; readonly row: SourceRow };

/**
 * Reads a record of a connector in either form, the row alone or the envelope around it, or one that somebody else wrote with a
 * schema.
 *
 * @throws when it cannot be read
 */
export function readSourceRecord({ key, value }: BrokerRecord, schemaById: (id: number) => object): SourceChange {
  if (value === null) {
    const decoded = key && decodeAvroAsBuilt(key, schemaById).value;
    return { kind: 'deleted', row: isRow(decoded) ? decoded : {} };
  }
  const { schemaId, value: decoded } = decodeAvroAsBuilt(value, schemaById);
  if (!isRow(decoded)) throw new Error('its value is not a record');
  if (!isEnvelope(decoded)) {
    return decoded.__deleted === 'true' ? { kind: 'deleted', row: decoded } : { kind: 'row', schemaId, row: decoded };
  }
  if (isRow(decoded.after)) return { kind: 'row', schemaId, row: decoded.after };
  return { kind: 'deleted', row: isRow(decoded.before) ? decoded.before : {} };
}

/** The fields of a row, where a schema is that of an envelope or of the row alone. */
export function rowFields(schema: object): readonly AvroField[] {
  const { fields = [] } = schema as AvroRecord;
  if (!fields.some(({ name }) => name === 'op')) return fields;
  // `after` refers to the type that `before` spells out.
  const before = fields.find(({ name }) => name === 'before')?.type;
  const row = Array.isArray(before) ? before.find((branch): branch is AvroRecord => isRow(branch)) : undefined;
  return row?.fields ?? fields;
}

/** A field of a schema, as it is written there. */
export interface AvroField {
  readonly name: string;
  readonly type: unknown;
}

interface AvroRecord {
  readonly fields?: readonly AvroField[];
}

function isEnvelope(row: SourceRow): boolean {
  return 'op' in row && 'before' in row && 'after' in row;
}

function isRow(value: unknown): value is SourceRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}
