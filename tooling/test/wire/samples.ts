import type { Json, Resolve } from './descriptions.ts';

// Sample values of a schema, the same at every run. Together they contain every field, every member of every union,
// every value of every closed enum, and each optional field both present and absent.

export interface SampleOptions {
  readonly resolve: Resolve;
  /** A request holds no `readOnly` field, a response no `writeOnly` one. */
  readonly purpose: 'request' | 'response';
}

/** What breaks where text is encoded twice, not at all, or cut. */
const awkwardText = `ä "quoted" 'single' \\ / . : %41 & + 東京 🏨 \u2028 \n<end>`;
const patternedTexts = ['1234567890123456789', '10s', 'crn://confluent.cloud/organization=ü', 'User:u-123'];
const freeValues = ['text', 0, false, null, [1, 'two'], { nested: { 'a.b': 'ü' } }];
const formattedTexts: Readonly<Record<string, string>> = {
  'date-time': '2026-02-28T23:59:59.999Z',
  uri: 'https://example.com/a%20b/%41?c=d&e=%C3%BC#f',
  uuid: '01234567-89ab-4cde-8f01-23456789abcd',
};
/** How often a schema may stand inside itself. */
const deepest = 2;

/** Samples of a schema, at least one unless the schema stands too deep inside itself. */
export function samplesOf(schema: unknown, options: SampleOptions): readonly unknown[] {
  return distinct(sample(schema, 'value', [], options));
}

function sample(schema: unknown, name: string, within: readonly string[], options: SampleOptions): readonly unknown[] {
  const reference = (schema as Json | undefined)?.$ref;
  if (typeof reference === 'string') {
    if (within.filter((one) => one === reference).length >= deepest) return [];
    return sample(options.resolve(schema), name, [...within, reference], options);
  }
  const node = (schema ?? {}) as Json;
  const inner = (sub: unknown, subName = name): readonly unknown[] => distinct(sample(sub, subName, within, options));
  const members = (node.oneOf ?? node.anyOf) as readonly unknown[] | undefined;
  if (members) return members.flatMap((member) => inner(member));
  if (node.allOf) return inner(merged((node.allOf as readonly unknown[]).map(options.resolve)));
  if (node.const !== undefined) return [node.const];
  if (node.enum) return node.enum as readonly unknown[];
  const known = node['x-extensible-enum'] as readonly unknown[] | undefined;
  return typesOf(node).flatMap((type): readonly unknown[] => {
    if (type === 'null') return [null];
    if (type === 'boolean') return [true, false];
    if (type === 'integer' || type === 'number') return numbers(node, type);
    // An open enum is text with suggestions, and some suggest two hundred.
    if (type === 'string') return known ? [...known.slice(0, 1), 'A_NEW_VALUE'] : [text(node, name)];
    if (type === 'array') return lists(node, inner(node.items));
    if (type === 'object') return objects(node, inner, options.purpose);
    if (type === 'free') return freeValues;
    throw new Error(`no samples of type ${String(type)}`);
  });
}

function typesOf(schema: Json): readonly unknown[] {
  const type = schema.type ?? (schema.properties ? 'object' : 'free');
  return Array.isArray(type) ? type : [type];
}

function text(schema: Json, name: string): string {
  if (schema.contentEncoding === 'base64') return Buffer.from(awkwardText).toString('base64');
  if (typeof schema.pattern === 'string') {
    const pattern = new RegExp(schema.pattern);
    const found = patternedTexts.find((candidate) => pattern.test(candidate));
    if (found === undefined) throw new Error(`${name}: no sample matches ${schema.pattern}, add one`);
    return found;
  }
  const awkward = `${name}: ${awkwardText}`;
  return formattedTexts[String(schema.format)] ?? [...awkward].slice(0, Number(schema.maxLength ?? 1_000)).join('');
}

/** The ends of what is allowed, and the default. */
function numbers(schema: Json, type: 'integer' | 'number'): readonly number[] {
  const smallest = Number(schema.minimum ?? 0);
  const largest = Number(schema.maximum ?? (schema.format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER));
  const others = [...(type === 'number' ? [0.5] : []), ...(schema.default === undefined ? [] : [schema.default])];
  return [smallest, largest, ...others.map(Number)];
}

/** All items in as few lists as allowed, and the empty list. */
function lists(schema: Json, items: readonly unknown[]): readonly (readonly unknown[])[] {
  const size = Math.min(Number(schema.maxItems ?? items.length), items.length);
  const full = size === 0 ? [] : Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  return [...full.map((start) => items.slice(start, start + size)), ...(Number(schema.minItems ?? 0) > 0 ? [] : [[]])];
}

function objects(
  schema: Json,
  inner: (schema: unknown, name?: string) => readonly unknown[],
  purpose: SampleOptions['purpose'],
): readonly Json[] {
  const hidden = purpose === 'request' ? 'readOnly' : 'writeOnly';
  const required = (schema.required ?? []) as readonly string[];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Json>)
    .filter(([, field]) => field[hidden] !== true)
    .map(([name, field]) => ({ name, values: inner(field, name) }));
  const missing = fields.filter(({ name, values }) => required.includes(name) && values.length === 0);
  if (missing.length > 0) return [];
  const present = fields.filter(({ values }) => values.length > 0);
  if (schema.maxProperties === 1) {
    return present.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })));
  }
  const others = schema.additionalProperties;
  const open =
    others === true || (typeof others === 'object' && others !== null)
      ? ['another', 'a key/with "quotes", dots. and ü'].map((name) => ({
          name,
          values: inner(others === true ? {} : others),
        }))
      : [];
  const all = [...present, ...open];
  const count = Math.max(1, ...all.map(({ values }) => values.length));
  const complete = Array.from({ length: count }, (_, index) => recordOf(all, index));
  return [
    ...complete,
    recordOf(
      present.filter(({ name }) => required.includes(name)),
      0,
    ),
  ];
}

/**
 * The n-th value of each field, from the start again where a field has fewer. Each field begins at another one, so that
 * two fields which change places are noticed.
 */
export function recordOf(
  fields: readonly { readonly name: string; readonly values: readonly unknown[] }[],
  index: number,
): Json {
  return Object.fromEntries(fields.map(({ name, values }, place) => [name, values[(index + place) % values.length]]));
}

function merged(parts: readonly Json[]): Json {
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => (part.required ?? []) as readonly string[]),
    ...Object.assign({}, ...parts.map(({ additionalProperties }) => additionalProperties && { additionalProperties })),
  };
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
