import avro from 'avsc';
import { readVarint, writeVarint } from './varint.ts';

/** A compiled Avro schema. */
export type AvroType = avro.Type;

/**
 * Avro's `long` has 64 bits, a JavaScript number 53. Longs are therefore always read as `bigint`, so that a column has
 * one representation whatever its values are. Writing takes a `bigint` or a safe integer.
 */
const exactLong: AvroType = avro.types.LongType.__with(
  {
    fromBuffer: readVarint,
    toBuffer: (value: bigint | number) => writeVarint(BigInt(value)),
    fromJSON: (value: number) => BigInt(value),
    toJSON: (value: bigint) => Number(value),
    isValid: (value: unknown) =>
      typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value),
    compare: (left: bigint, right: bigint) => (left < right ? -1 : Number(left > right)),
  },
  // avsc would unpack them byte by byte.
  true,
);

const compiled = new WeakMap<object, AvroType>();

/**
 * Compiles an Avro schema, once per schema object.
 *
 * @throws when the schema is not valid Avro
 * @example avroType({ type: 'record', name: 'Value', fields: [{ name: 'id', type: 'long' }] })
 */
export function avroType(schema: object): AvroType {
  const known = compiled.get(schema);
  if (known) return known;
  const type = avro.Type.forSchema(schema as Parameters<typeof avro.Type.forSchema>[0], {
    typeHook: (part) => (isLong(part) ? exactLong : undefined),
  });
  compiled.set(schema, type);
  return type;
}

function isLong(schema: unknown): boolean {
  return (
    schema === 'long' || (typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'long')
  );
}
