import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

// The descriptions as the suite reads them: straight from YAML, without the code that generates from them.

export type Json = Readonly<Record<string, unknown>>;
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
export type Resolve = (node: unknown) => Json;

export interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query';
  readonly isRequired: boolean;
  /** A list repeats the parameter; otherwise commas separate its values. */
  readonly explodes: boolean;
  readonly schema: unknown;
}

export interface Success {
  readonly status: number;
  readonly mediaType?: string;
  readonly schema?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly method: Method;
  /** Template with `{names}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly isRequired: boolean; readonly mediaType: string; readonly schema: unknown };
  readonly successes: readonly Success[];
  /** Names of the security schemes, any of which will do. Empty: the operation asks for none. */
  readonly schemes: readonly string[];
}

export interface Description {
  /** `confluent-client/tableflow-v1` */
  readonly name: string;
  readonly server: string;
  readonly document: Json;
  readonly resolve: Resolve;
  readonly operations: readonly Operation[];
  /** The types that were generated from it. */
  readonly generated: string;
}

const packages = join(import.meta.dirname, '../../../packages');
const methods = ['get', 'put', 'post', 'delete', 'patch'];
/** What else may stand beside the methods of a path. */
const notMethods = ['parameters', 'summary', 'description'];

/** Every description of the house. */
export const descriptions: readonly Description[] = ['confluent-client', 'databricks-client'].flatMap((client) =>
  readdirSync(join(packages, client, 'openapi'))
    .sort()
    .map((file) => readDescription(client, file.replace(/\.yaml$/, ''))),
);

/** `POST /tableflow/v1/tableflow-topics` */
export function keyOf(operation: { readonly method: string; readonly path: string }): string {
  return `${operation.method} ${operation.path}`;
}

function readDescription(client: string, api: string): Description {
  const document = parse(readFileSync(join(packages, client, 'openapi', `${api}.yaml`), 'utf8')) as Json;
  const resolve: Resolve = (node) => {
    const reference = (node as Json | undefined)?.$ref;
    if (typeof reference !== 'string') return (node ?? {}) as Json;
    const keys = reference.slice(2).split('/');
    const found = keys.reduce<unknown>((place, key) => (place as Json)[key], document);
    if (found === undefined) throw new Error(`${api}: nothing at ${reference}`);
    return resolve(found);
  };
  const [server] = document.servers as readonly { readonly url: string }[];
  return {
    name: `${client}/${api}`,
    server: server?.url ?? '',
    document,
    resolve,
    operations: Object.entries(document.paths as Record<string, Json>).flatMap(([path, item]) => {
      const odd = Object.keys(item).filter((key) => !methods.includes(key) && !notMethods.includes(key));
      if (odd.length > 0) throw new Error(`${api}: ${path} has ${odd}, which this suite cannot send`);
      return methods
        .filter((method) => method in item)
        .map((method) => readOperation(path, method, item, document, resolve));
    }),
    generated: readFileSync(join(packages, client, 'src/generated', `${api}.ts`), 'utf8'),
  };
}

function readOperation(path: string, method: string, item: Json, document: Json, resolve: Resolve): Operation {
  const operation = item[method] as Json;
  const body = operation.requestBody === undefined ? undefined : resolve(operation.requestBody);
  const [mediaType, content] = Object.entries((body?.content ?? {}) as Record<string, Json>)[0] ?? [];
  const security = (operation.security ?? document.security) as readonly Json[];
  return {
    operationId: String(operation.operationId),
    method: method.toUpperCase() as Method,
    path,
    parameters: [...listOf(item.parameters), ...listOf(operation.parameters)].map((one) =>
      readParameter(resolve(one), keyOf({ method, path })),
    ),
    ...(mediaType ? { body: { isRequired: body?.required === true, mediaType, schema: content?.schema } } : {}),
    successes: Object.entries(operation.responses as Json)
      .filter(([status]) => /^2/.test(status))
      .map(([status, response]) => readSuccess(Number(status), resolve(response))),
    schemes: security.flatMap((alternative) => Object.keys(alternative)),
  };
}

function readParameter(parameter: Json, where: string): Parameter {
  const { name, in: place, style = 'form', explode = true } = parameter;
  if (place !== 'path' && (place !== 'query' || style !== 'form')) {
    throw new Error(`${where}: this suite cannot send ${name} in ${place} as ${style}`);
  }
  return {
    name: String(name),
    place,
    isRequired: parameter.required === true,
    explodes: explode === true,
    schema: parameter.schema,
  };
}

function readSuccess(status: number, response: Json): Success {
  const [mediaType, content] = Object.entries((response.content ?? {}) as Record<string, Json>)[0] ?? [];
  return { status, ...(mediaType ? { mediaType, schema: content?.schema } : {}) };
}

function listOf(value: unknown): readonly unknown[] {
  return (value ?? []) as readonly unknown[];
}
