type Schema = unknown;
type Json = Readonly<Record<string, unknown>>;

/** What a reader's number, text or bytes may be read from. Source: https://avro.apache.org/docs/1.12.0/specification/#schema-resolution */
const promotions: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

/**
 * What keeps a new Avro schema from being compatible with an older one, at a level of the registry: nothing for `[]`.
 * `undefined` where one of the two is no schema.
 */
export function checkAvroCompatibility(newer: string, older: string, level: string): string[] | undefined {
  try {
    const [next, before] = [JSON.parse(newer) as Schema, JSON.parse(older) as Schema];
    return [
      ...(/^(BACKWARD|FULL)/.test(level) ? cannotRead(next, before, '') : []),
      ...(/^(FORWARD|FULL)/.test(level) ? cannotRead(before, next, '') : []),
    ];
  } catch {
    return undefined;
  }
}

/** Why a reader cannot read what a writer wrote. */
function cannotRead(reader: Schema, writer: Schema, place: string): string[] {
  if (Array.isArray(writer)) return writer.flatMap((branch) => cannotRead(reader, branch, place));
  if (Array.isArray(reader)) {
    const isRead = reader.some((branch) => cannotRead(branch, writer, place).length === 0);
    return isRead ? [] : [`${place || '/'}: the reader's union is missing ${typeOf(writer)}`];
  }
  const [to, from] = [typeOf(reader), typeOf(writer)];
  if (to !== from)
    return promotions[to]?.includes(from) ? [] : [`${place || '/'}: reader type ${to} cannot read ${from}`];
  const [read, written] = [reader as Json, writer as Json];
  if (to === 'array') return cannotRead(read.items, written.items, `${place}/items`);
  if (to === 'map') return cannotRead(read.values, written.values, `${place}/values`);
  if (to === 'fixed' && read.size !== written.size) return [`${place}: sizes differ`];
  if (to === 'enum' && read.default === undefined) {
    const known = read.symbols as readonly unknown[];
    return (written.symbols as readonly unknown[])
      .filter((symbol) => !known.includes(symbol))
      .map((symbol) => `${place}: the reader is missing symbol ${String(symbol)}`);
  }
  return to === 'record' ? cannotReadFields(read, written, place) : [];
}

function cannotReadFields(reader: Json, writer: Json, place: string): string[] {
  const written = (writer.fields ?? []) as readonly Json[];
  return ((reader.fields ?? []) as readonly Json[]).flatMap((field) => {
    const here = `${place}/fields/${String(field.name)}`;
    const names = [field.name, ...((field.aliases ?? []) as readonly unknown[])];
    const source = written.find((one) => names.includes(one.name));
    if (source) return cannotRead(field.type, source.type, here);
    return 'default' in field
      ? []
      : [`${here}: the reader has a field without a default that the writer does not have`];
  });
}

function typeOf(schema: Schema): string {
  if (typeof schema === 'string') return schema;
  const { type } = schema as { type?: unknown };
  return typeof type === 'string' ? type : typeOf(type);
}
