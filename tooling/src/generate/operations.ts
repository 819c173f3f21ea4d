/** What a server must know of an operation to judge a request against its description. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Query parameters by name. */
  readonly query: Readonly<Record<string, { readonly required: boolean; readonly values?: readonly string[] }>>;
  readonly bodyRequired: boolean;
  readonly body?: unknown;
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
      const content = Object.values((body.content ?? {}) as Record<string, Json>)[0];
      operations.push({
        operationId: String(operation.operationId),
        method: method.toUpperCase(),
        path,
        query: Object.fromEntries(
          parameters.filter((one) => one.in === 'query').map((one) => [String(one.name), queryRule(one, resolve)]),
        ),
        bodyRequired: body.required === true,
        ...(content?.schema ? { body: content.schema } : {}),
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

function queryRule(
  parameter: Json,
  resolve: (node: unknown) => Json,
): { required: boolean; values?: readonly string[] } {
  const schema = resolve(parameter.schema);
  const values = schema.enum as readonly string[] | undefined;
  return { required: parameter.required === true, ...(values ? { values } : {}) };
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
