import { schemaIdOf } from '../avro/decode-avro.ts';
import { type RecordBatch, unpackRecords } from '../broker/record-codec.ts';

/** The schemas that the keys and values of records name, by id. One that does not exist is left out. */
export function schemasOf(
  batches: readonly RecordBatch[],
  schemaById: (id: number) => object,
): ReadonlyMap<number, object> {
  const schemas = new Map<number, object>();
  const asked = new Set<number>();
  for (const batch of batches) {
    for (const { key, value } of unpackRecords('', batch)) {
      for (const message of [key, value]) {
        const id = message ? schemaIdOf(message) : undefined;
        if (id === undefined || asked.has(id)) continue;
        asked.add(id);
        try {
          schemas.set(id, schemaById(id));
        } catch {
          // The record that names it cannot become a row, which is said when it is its turn.
        }
      }
    }
  }
  return schemas;
}
