import * as z from 'zod';

type Place = readonly PropertyKey[];

/** The value at a place of an input. */
export function valueAt(input: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** The names that the schema knows at a place of an input: of a union, those of the members that fit the input's kind. */
export function keysAt(schema: z.core.$ZodType, place: Place, input: unknown): readonly string[] {
  const value = valueAt(input, place);
  const objects = schemasAt(schema, place).flatMap(objectsOf);
  const fitting = objects.filter((object) => isOfItsKind(object, value));
  const names = (fitting.length > 0 ? fitting : objects).flatMap(({ shape }) =>
    Object.keys(shape).filter((name) => !isIgnored(shape[name])),
  );
  return [...new Set(names)];
}

/** Whether the literals of an object, such as `kind`, are those of a value. */
function isOfItsKind({ shape }: z.ZodObject, value: unknown): boolean {
  return Object.entries(shape).every(
    ([name, member]) => !(member instanceof z.ZodLiteral) || member.values.has(valueAt(value, [name]) as string),
  );
}

/** The values among which the schema lets one choose at a place of an input. */
export function literalsAt(schema: z.core.$ZodType, place: Place): readonly string[] {
  return schemasAt(schema, place).flatMap((one) => (one instanceof z.ZodLiteral ? [...one.values].map(String) : []));
}

function schemasAt(schema: z.core.$ZodType, place: Place): readonly z.core.$ZodType[] {
  return place.reduce<readonly z.core.$ZodType[]>(
    (found, key) => found.flatMap((one) => membersOf(one, key)),
    [schema],
  );
}

function membersOf(schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] {
  const inner = withoutOptional(schema);
  if (inner instanceof z.ZodArray) return [inner.element];
  return objectsOf(inner).flatMap((object) => object.shape[String(key)] ?? []);
}

/** The object itself, or those that a union chooses from. */
function objectsOf(schema: z.core.$ZodType): readonly z.ZodObject[] {
  const inner = withoutOptional(schema);
  if (inner instanceof z.ZodObject) return [inner];
  return inner instanceof z.ZodUnion ? inner.options.flatMap(objectsOf) : [];
}

function withoutOptional(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? withoutOptional(schema.unwrap()) : schema;
}

/** What is taken and not read is nothing to recommend. */
function isIgnored(schema: z.core.$ZodType | undefined): boolean {
  return schema !== undefined && withoutOptional(schema) instanceof z.ZodUnknown;
}
