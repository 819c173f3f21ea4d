import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizations } from './clients.ts';
import type { Description, Json, Operation, Parameter } from './descriptions.ts';
import type { ObservedRequest } from './observe-request.ts';
import { recordOf, samplesOf } from './samples.ts';
import type { Answer } from './wire-server.ts';

/** One call of an operation, what must then be seen on the wire, and what comes back. */
export interface CallCase {
  readonly init: { readonly params: { readonly path: Json; readonly query: Json }; readonly body?: unknown };
  readonly expected: ObservedRequest;
  readonly answer: Answer;
}

/** Names that a URL takes apart, where they are not encoded, or are encoded twice. */
const awkwardNames = [
  'plain-1_2~3',
  'two words',
  'a/b//c',
  'river.hotels.v1',
  'a:b',
  '100% of %41 and %2F',
  `it's "quoted"`,
  'größe-東京-🏨',
  '?#[]@!$&()*+,;=\\^`{|}<>',
  '...',
];

/**
 * The calls that together send each value of each parameter and each sample of the body, and get each sample of each
 * success. The last two leave out whatever is optional: once as `undefined`, once by not naming it.
 */
export function callCases(description: Description, operation: Operation): readonly CallCase[] {
  const requests = { resolve: description.resolve, purpose: 'request' } as const;
  const inPath = operation.parameters.filter(({ place }) => place === 'path');
  const inQuery = operation.parameters.filter(({ place }) => place === 'query');
  const withValues = (parameter: Parameter): { name: string; values: readonly unknown[] } => ({
    name: parameter.name,
    values: valuesOf(parameter, description),
  });
  const paths = inPath.map(withValues);
  const queries = inQuery.map(withValues);
  const requiredQueries = inQuery.filter(({ isRequired }) => isRequired).map(withValues);
  const bodies = operation.body ? samplesOf(operation.body.schema, requests) : [];
  const answers = answersOf(description, operation);
  const count = Math.max(answers.length, bodies.length, ...[...paths, ...queries].map(({ values }) => values.length));

  const caseOf = (index: number, query: Json, sent: unknown, given = sent, givenQuery = query): CallCase => {
    const path = recordOf(paths, index);
    const answer = answers[index % answers.length];
    if (!answer) throw new Error(`${description.name}: ${operation.operationId} has no success`);
    return {
      init: { params: { path, query: givenQuery }, ...(given === undefined ? {} : { body: given }) },
      expected: expectedRequest(description, operation, path, query, sent),
      answer,
    };
  };
  const complete = Array.from({ length: count }, (_, index) =>
    caseOf(index, recordOf(queries, index), bodies[index % bodies.length]),
  );
  const requiredQuery = recordOf(requiredQueries, 0);
  // The last sample of an object is the one without its optional fields.
  const smallest = operation.body?.isRequired ? bodies.at(-1) : undefined;
  const undefinedQuery = { ...Object.fromEntries(inQuery.map(({ name }) => [name, undefined])), ...requiredQuery };
  const undefinedBody = isRecord(smallest) ? { ...undefinedFields(bodies), ...smallest } : smallest;
  return [
    ...complete,
    caseOf(0, requiredQuery, smallest, undefinedBody, undefinedQuery),
    caseOf(1, requiredQuery, smallest),
  ];
}

function expectedRequest(
  description: Description,
  operation: Operation,
  path: Json,
  query: Json,
  body: unknown,
): ObservedRequest {
  const [scheme] = operation.schemes;
  const explodes = new Map(operation.parameters.map((parameter) => [parameter.name, parameter.explodes]));
  const occurrences = Object.entries(query).flatMap(([name, value]): [string, readonly string[]][] => {
    if (!Array.isArray(value)) return [[name, [String(value)]]];
    if (explodes.get(name)) return value.map((one) => [name, [String(one)]]);
    return value.length > 0 ? [[name, value.map(String)]] : [];
  });
  return {
    method: operation.method,
    path: operation.path,
    pathValues: Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])),
    query: occurrences.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
    acceptsTheAnswer: true,
    authorization: scheme === undefined ? undefined : (authorizations[scheme] ?? `a header for ${scheme}`),
    userAgent: userAgentOf(description.name.split('/')[0] ?? ''),
    contentType: body === undefined ? undefined : operation.body?.mediaType,
    body,
  };
}

function valuesOf({ schema, place, isRequired }: Parameter, { resolve }: Description): readonly unknown[] {
  const node = resolve(schema);
  const ofItem = (item: Json): readonly unknown[] =>
    item.type === 'string' && !item.enum
      ? [...awkwardNames, ...(place === 'query' ? [''] : [])]
      : samplesOf(item, { resolve, purpose: 'request' });
  if (node.type !== 'array') return ofItem(node);
  const items = ofItem(resolve(node.items));
  return [items, items.slice(0, 1), ...(isRequired ? [] : [[]])];
}

function answersOf({ resolve }: Description, { successes }: Operation): readonly Answer[] {
  return successes.flatMap(({ status, mediaType, schema }) =>
    mediaType === undefined
      ? [true, false].map((hasLength) => ({ status, hasLength }))
      : samplesOf(schema, { resolve, purpose: 'response' }).map((body, index) => ({
          status,
          mediaType,
          body,
          hasLength: index % 2 === 0,
        })),
  );
}

/** Every field that any sample has, as `undefined`. */
function undefinedFields(samples: readonly unknown[]): Json {
  return Object.fromEntries(
    samples.filter(isRecord).flatMap((sample) => Object.keys(sample).map((name) => [name, undefined])),
  );
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Who calls, with the version of the package. */
export function userAgentOf(client: string): string {
  const manifest = readFileSync(join(import.meta.dirname, '../../../packages', client, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  return `tableflow-workshop-${client}/${version} node/${process.versions.node}`;
}
