import { type Description, keyOf, type Operation } from './descriptions.ts';

/** What types can say about a call: names, and whether they may be left out. */
export interface CallShape {
  readonly operationId: string;
  readonly path: readonly string[];
  /** Optional ones end in `?`. */
  readonly query: readonly string[];
  readonly body: 'required' | 'optional' | 'none';
  readonly successes: readonly number[];
}

/** By `POST /path`. */
export type CallShapes = Readonly<Record<string, CallShape>>;

/** The calls of a description. */
export function describedCalls({ operations }: Description): CallShapes {
  return Object.fromEntries(operations.map((operation) => [keyOf(operation), shapeOf(operation)]));
}

/** The calls that generated types allow, read from their text. Indentation is what the generator guarantees. */
export function generatedCalls(types: string): CallShapes {
  const operations = blocks(block(types, 'export interface paths'), 4).flatMap(({ name: path, text }) =>
    [...text.matchAll(/^ {8}(\w+): operations\["(\w+)"\];$/gm)].map(([, method = '', operationId = '']) => ({
      key: keyOf({ method: method.toUpperCase(), path }),
      operationId,
    })),
  );
  const shapes = new Map(
    blocks(block(types, 'export interface operations'), 4).map(({ name, text }) => [name, generatedShape(name, text)]),
  );
  return Object.fromEntries(
    operations.map(({ key, operationId }) => [key, shapes.get(operationId) ?? generatedShape(operationId, '')]),
  );
}

function shapeOf({ operationId, parameters, body, successes }: Operation): CallShape {
  const named = (place: string): readonly string[] =>
    parameters
      .filter((parameter) => parameter.place === place)
      .map(({ name, isRequired }) => `${name}${isRequired ? '' : '?'}`)
      .sort();
  return {
    operationId,
    path: named('path'),
    query: named('query'),
    body: body === undefined ? 'none' : body.isRequired ? 'required' : 'optional',
    successes: successes.map(({ status }) => status),
  };
}

function generatedShape(operationId: string, text: string): CallShape {
  const parameters = inside(text, 'parameters', 8);
  const [, optionalBody] = /^ {8}requestBody(\??): (?!never)/m.exec(text) ?? [];
  return {
    operationId,
    path: fields(inside(parameters, 'path', 12)),
    query: fields(inside(parameters, 'query', 12)),
    body: optionalBody === undefined ? 'none' : optionalBody === '?' ? 'optional' : 'required',
    successes: [...inside(text, 'responses', 8).matchAll(/^ {12}(2\d\d): /gm)].map(([, status]) => Number(status)),
  };
}

/** The text of `interface Name {`. */
function block(types: string, opening: string): string {
  return types.split(`${opening} {\n`)[1]?.split('\n}\n')[0] ?? '';
}

/** The members of an object type that are objects themselves. */
function blocks(text: string, indent: number): readonly { readonly name: string; readonly text: string }[] {
  const space = ' '.repeat(indent);
  const members = text.matchAll(new RegExp(`^${space}"?([^" \\n?]+)"?\\??: \\{\\n([\\s\\S]*?)^${space}\\};?$`, 'gm'));
  return [...members].map(([, name = '', inner = '']) => ({ name, text: inner }));
}

function inside(text: string, name: string, indent: number): string {
  return blocks(text, indent).find((member) => member.name === name)?.text ?? '';
}

function fields(text: string): readonly string[] {
  return [...text.matchAll(/^ {16}"?([\w.$-]+)"?(\??): /gm)].map(([, name, optional]) => `${name}${optional}`).sort();
}
