import type { DescribedApi } from './description.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A body as the service reads it, which is more lenient than the description: members that nobody knows, and those that
 * only answers have, are not seen; an explicit null and a blank text stand for a member that is not there; a value of an
 * enumeration is known in any case.
 *
 * The vendors' own tools send all of this. What is left is held against the description.
 */
export function asTheServiceReads(api: DescribedApi, schema: unknown, value: unknown): unknown {
  const resolve = (node: unknown): Json => {
    const reference = (node as Json | undefined)?.$ref;
    if (typeof reference !== 'string') return (node ?? {}) as Json;
    return resolve(api.schemas[reference.replace('#/components/schemas/', '')]);
  };

  const read = (node: unknown, given: unknown): unknown => {
    const rule = resolve(node);
    const branches = (rule.oneOf ?? rule.anyOf) as readonly unknown[] | undefined;
    if (branches) return read(branchFor(branches, given), given);
    const parts = (rule.allOf as readonly unknown[] | undefined)?.map(resolve);
    if (parts) return read(merged([rule, ...parts]), given);
    if (Array.isArray(given)) return given.map((item) => read(rule.items, item));
    if (typeof given === 'string') return spelled(rule, given);
    return isObject(given) ? readMembers(rule, given) : given;
  };

  const readMembers = (rule: Json, given: Json): Json => {
    const properties = (rule.properties ?? {}) as Json;
    const required = (rule.required ?? []) as readonly string[];
    const others = rule.additionalProperties;
    return Object.fromEntries(
      Object.entries(given).flatMap(([name, member]) => {
        const isKnown = Object.hasOwn(properties, name);
        if (!isKnown) return others === false ? [] : [[name, isObject(others) ? read(others, member) : member]];
        const own = resolve(properties[name]);
        if (own.readOnly === true) return [];
        if (!required.includes(name) && standsForNothing(own, member)) return [];
        return [[name, read(own, member)]];
      }),
    );
  };

  /** The member of a union that the body speaks of: by the one value that a member allows, then by its names. */
  const branchFor = (branches: readonly unknown[], given: unknown): unknown => {
    if (!isObject(given)) return branches.find((branch) => fitsType(resolve(branch), given)) ?? branches[0];
    const score = (branch: unknown): number => {
      const properties = (resolve(branch).properties ?? {}) as Json;
      return Object.entries(given).reduce((sum, [name, member]) => {
        if (!Object.hasOwn(properties, name)) return sum;
        const values = valuesOf(resolve(properties[name]));
        return sum + (values.length === 0 ? 1 : values.some((one) => isSameText(one, member)) ? 100 : -100);
      }, 0);
    };
    return [...branches].sort((left, right) => score(right) - score(left))[0];
  };

  return read(schema, value);
}

function merged(rules: readonly Json[]): Json {
  return {
    type: 'object',
    properties: Object.assign({}, ...rules.map((rule) => rule.properties ?? {})) as Json,
    required: rules.flatMap((rule) => (rule.required ?? []) as readonly string[]),
    ...(rules.some((rule) => rule.additionalProperties === false) ? { additionalProperties: false } : {}),
  };
}

function standsForNothing(rule: Json, member: unknown): boolean {
  if (member === null) return !typesOf(rule).includes('null');
  return member === '' && (valuesOf(rule).length > 0 || !typesOf(rule).includes('string'));
}

/** The spelling of an enumeration. A value that is not in it stays: where the enumeration is open, it is allowed. */
function spelled(rule: Json, given: string): string {
  const values = valuesOf(rule);
  return values.includes(given) ? given : (values.find((one) => isSameText(one, given)) ?? given);
}

function valuesOf(rule: Json): readonly string[] {
  if (typeof rule.const === 'string') return [rule.const];
  return ((rule.enum ?? rule['x-extensible-enum'] ?? rule['x-closed-enum'] ?? []) as readonly unknown[]).filter(
    (one) => typeof one === 'string',
  );
}

function typesOf(rule: Json): readonly unknown[] {
  return Array.isArray(rule.type) ? rule.type : [rule.type];
}

function fitsType(rule: Json, given: unknown): boolean {
  const type = given === null ? 'null' : Array.isArray(given) ? 'array' : typeof given;
  return typesOf(rule).some((one) => one === type || (one === 'integer' && type === 'number'));
}

function isSameText(left: string, right: unknown): boolean {
  return typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
