import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { canonicalPath } from '../../src/request/canonical-path.ts';
import { cloudOf, findOperation } from '../../src/request/router.ts';

// Answers against the descriptions: nothing missing, nothing of another type, and no member that nobody described.

type Json = { readonly [name: string]: unknown };

const packages = join(import.meta.dirname, '../../..');

interface Described {
  readonly document: Json;
  readonly ajv: Ajv2020.default;
}

/** What a list of SCIM has by RFC 7644; the descriptions have what the SDKs of Databricks read, which is less. */
const ofScim = new Set<unknown>(['schemas', 'totalResults', 'startIndex', 'itemsPerPage']);

const documents = new Map<string, Described>();

/** What is wrong with an answer by its description; nothing where it is right, or where the operation is not described. */
export async function contradictions(request: { method: string; path: string }, response: Response): Promise<unknown> {
  const pathname = canonicalPath(request.path);
  const match = findOperation(request.method, pathname);
  if (!match) return undefined;
  const described = describedBy(`${cloudOf(pathname)}-client`, match.api);
  const paths = described.document.paths as Record<string, Json>;
  const operation = paths[match.operation.path]?.[match.operation.method.toLowerCase()] as Json;
  const answers = operation.responses as Json;
  const answer = answers[String(response.status)] ?? answers[`${String(response.status)[0]}XX`] ?? answers.default;
  if (answer === undefined) return `no answer ${response.status} is described`;
  const content = (resolve(described.document, answer).content ?? {}) as Record<string, Json>;
  const [schema] = Object.values(content).map((media) => media.schema);
  const text = await response.clone().text();
  const isRaw = !response.headers.get('content-type')?.includes('json');
  if (schema === undefined) return text === '' ? undefined : `no body is described, and ${text} was sent`;
  if (text === '' || isRaw) return undefined;
  const validate = validatorOf(described, schema);
  validate(JSON.parse(text));
  const errors = (validate.errors ?? []).filter((one) => !ofScim.has(one.params.unevaluatedProperty));
  return errors.length > 0 ? errors : undefined;
}

function describedBy(client: string, api: string): Described {
  const name = `${client}/${api}`;
  const known = documents.get(name);
  if (known) return known;
  const file = readdirSync(join(packages, client, 'openapi')).find((one) => one === `${api}.yaml`) ?? '';
  const document = closed(parse(readFileSync(join(packages, client, 'openapi', file), 'utf8'))) as Json;
  const ajv = new Ajv2020.default({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: document.components });
  documents.set(name, { document, ajv });
  return { document, ajv };
}

/** An object that lists its members has no others, unless it is one side of a union or says so itself. */
function closed(node: unknown, isOpen = false): unknown {
  if (Array.isArray(node)) return node.map((one) => closed(one, isOpen));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [
    name,
    closed(value, ['allOf', 'oneOf', 'anyOf'].includes(name)),
  ]);
  const isClosed = !isOpen && 'properties' in node && !('additionalProperties' in node) && !('allOf' in node);
  return { ...Object.fromEntries(entries), ...(isClosed ? { unevaluatedProperties: false } : {}) };
}

function validatorOf({ ajv }: Described, schema: unknown): ValidateFunction {
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object);
}

function resolve(document: Json, node: unknown): Json {
  const reference = (node as Json).$ref;
  if (typeof reference !== 'string') return node as Json;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, key) => (inner as Json)[key], document);
  return resolve(document, found);
}
