import type { ApiShapes, Shape } from '@tableflow-workshop/client-core';

type Json = Readonly<Record<string, unknown>>;

const banner =
  "// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.\n\n";
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Reduces a description to what its successes look like, and writes that as a module. */
export function generateShapes(description: Json): string {
  const { operations, named } = describeShapes(description);
  const body = `{\n  operations: ${table(operations)},\n  named: ${table(named)},\n}`;
  return `${banner}import type { ApiShapes } from '@tableflow-workshop/client-core';\n\nexport const shapes: ApiShapes = ${body};\n`;
}

/** The shapes of the successes of an API, and the schemas that they refer to. */
export function describeShapes(description: Json): ApiShapes {
  const named: Record<string, Shape> = {};
  const operations: Record<string, Shape> = {};
  const at = (reference: string): Json =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((found, key) => (found as Json)[key.replaceAll('~1', '/')], description) as Json;
  const resolve = (node: Json): Json => (typeof node.$ref === 'string' ? resolve(at(node.$ref)) : node);

  for (const [path, item] of Object.entries((description.paths ?? {}) as Record<string, Json>)) {
    for (const method of methods.filter((name) => name in item)) {
      const responses = Object.entries((item[method] as Json).responses as Record<string, Json>);
      const found = responses
        .filter(([status]) => /^2/.test(status))
        .map(([, response]) => ((resolve(response).content ?? {}) as Record<string, Json>)['application/json']?.schema)
        .filter((schema) => schema !== undefined)
        .map((schema) => shapeOf(schema as Json));
      if (found.length > 0) operations[`${method.toUpperCase()} ${path}`] = oneOf(found);
    }
  }
  return { operations, named };

  function shapeOf(schema: Json): Shape {
    if (typeof schema.$ref === 'string') return reference(schema.$ref);
    if (Array.isArray(schema.allOf)) return shapeOf(merged((schema.allOf as readonly Json[]).map(resolve)));
    const members = (schema.oneOf ?? schema.anyOf) as readonly Json[] | undefined;
    const { propertyName, mapping } = (schema.discriminator ?? {}) as { propertyName?: string; mapping?: Json };
    if (members && propertyName && mapping) {
      const kinds = Object.entries(mapping).map(([kind, target]) => [kind, reference(String(target))]);
      return { by: propertyName, kinds: Object.fromEntries(kinds) };
    }
    if (members) return oneOf(members.map(shapeOf));
    if (schema.const !== undefined) return { values: [schema.const as string] };
    if (Array.isArray(schema.enum)) {
      const values = schema.enum.filter((value) => value !== null);
      return oneOf([{ values }, ...(values.length < schema.enum.length ? ['null'] : [])]);
    }
    const types = [schema.type ?? (schema.properties ? 'object' : 'any')].flat().map(String);
    return oneOf(types.map((type) => typeShape(type, schema)));
  }

  function typeShape(type: string, schema: Json): Shape {
    if (type === 'array') return { list: schema.items ? shapeOf(schema.items as Json) : 'any' };
    if (type !== 'object') return type;
    const required = (schema.required ?? []) as readonly string[];
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    const fields = properties.map(([name, field]) => [required.includes(name) ? name : `${name}?`, shapeOf(field)]);
    const others = schema.additionalProperties;
    const rest = others === true ? 'any' : others ? shapeOf(others as Json) : undefined;
    if (fields.length === 0) return rest === undefined && others !== false ? 'object' : { map: rest ?? 'any' };
    return { fields: Object.fromEntries(fields), ...(rest === undefined ? {} : { rest }) };
  }

  function reference(pointer: string): Shape {
    const name = pointer.split('/').at(-1) ?? '';
    if (!(name in named)) {
      // Before its parts, which may refer to it.
      named[name] = 'any';
      named[name] = shapeOf(at(pointer));
    }
    return `#${name}`;
  }
}

function merged(parts: readonly Json[]): Json {
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => (part.required ?? []) as readonly string[]),
    ...Object.assign({}, ...parts.map(({ additionalProperties }) => additionalProperties && { additionalProperties })),
  };
}

/** One shape of several: types are joined, equal ones said once. */
function oneOf(members: readonly Shape[]): Shape {
  const distinct = [...new Map(members.map((member) => [JSON.stringify(member), member])).values()];
  const types = distinct.filter((member) => typeof member === 'string' && !member.startsWith('#'));
  if (types.includes('any')) return 'any';
  const others = distinct.filter((member) => !types.includes(member));
  const all = [...others, ...(types.length > 0 ? [types.join('|')] : [])];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { either: all };
}

/** A line for each entry, in the order of their names. */
function table(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.keys(entries)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(entries[name])},\n`);
  return `{\n${lines.join('')}  }`;
}
