/** What a server must know of an operation to judge a request against its description. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Query parameters by name. */
  readonly query: Readonly<Record<string, QueryRule>>;
  /** Path parameters that are numbers. */
  readonly integers?: readonly string[];
  readonly bodyRequired: boolean;
  /** Media types of the body where it is something else than JSON. */
  readonly bodyTypes?: readonly string[];
  readonly body?: unknown;
}

export interface QueryRule {
  readonly required: boolean;
  readonly values?: readonly string[];
  /** Absent for a text. */
  readonly type?: 'integer' | 'boolean';
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface DescribedApi {
  readonly api: string;
  readonly operations: readonly DescribedOperation[];
  readonly schemas: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Reduces a description to the operations and the schemas that their request bodies use. */
export function describeOperations(api: string, description: Json): DescribedApi {
  const resolve = (node: unknown): Json => {
    const reference = (node as Json | undefined)?.$ref;
    if (typeof reference !== 'string') return (node ?? {}) as Json;
    return resolve(
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((found, key) => (found as Json)[key.replaceAll('~1', '/')], description),
    );
  };
  const operations: DescribedOperation[] = [];
  for (const [path, item] of Object.entries((description.paths ?? {}) as Record<string, Json>)) {
    for (const method of methods.filter((name) => name in item)) {
      const operation = item[method] as Json;
      const parameters = [
        ...((item.parameters ?? []) as unknown[]),
        ...((operation.parameters ?? []) as unknown[]),
      ].map(resolve);
      const body = resolve(operation.requestBody);
      const content = (body.content ?? {}) as Record<string, Json>;
      const [schema] = Object.values(content).map((media) => media.schema);
      const bodyTypes = [...Object.keys(content), ...((body['x-also-accepts'] ?? []) as readonly string[])];
      const integers = parameters
        .filter((one) => one.in === 'path' && resolve(one.schema).type === 'integer')
        .map((one) => String(one.name));
      operations.push({
        operationId: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        query: Object.fromEntries(
          parameters.filter((one) => one.in === 'query').map((one) => [String(one.name), queryRule(one, resolve)]),
        ),
        ...(integers.length > 0 ? { integers } : {}),
        bodyRequired: body.required === true,
        ...(bodyTypes.every((type) => type.endsWith('json')) ? {} : { bodyTypes }),
        ...(schema ? { body: schema } : {}),
      });
    }
  }
  const all = ((description.components as Json | undefined)?.schemas ?? {}) as Record<string, unknown>;
  return {
    api,
    operations,
    schemas: reachable(
      operations.map((operation) => operation.body),
      all,
    ),
  };
}

function queryRule(parameter: Json, resolve: (node: unknown) => Json): QueryRule {
  const schema = resolve(parameter.schema);
  const values = schema.enum as readonly string[] | undefined;
  const type = schema.type === 'integer' || schema.type === 'boolean' ? schema.type : undefined;
  const bounds = ['minimum', 'maximum'].filter((name) => name in schema).map((name) => [name, schema[name]]);
  return {
    required: parameter.required === true,
    ...(values ? { values } : {}),
    ...(type ? { type } : {}),
    ...Object.fromEntries(bounds),
  };
}

/** The schemas that the given ones refer to, directly or not. */
function reachable(roots: readonly unknown[], all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const visit = (node: unknown): void => {
    for (const [, name] of JSON.stringify(node ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!name || name in found) continue;
      found[name] = all[name];
      visit(all[name]);
    }
  };
  roots.forEach(visit);
  return found;
}
