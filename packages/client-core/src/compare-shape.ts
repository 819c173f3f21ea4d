import { escapeStep } from './escape-step.ts';
import type { Shape } from './shape.ts';

/** One difference between a value and its description. Types and places, never values. */
export interface Difference {
  /** A JSON pointer, in which `*` stands for any item of a list and any key of a map. */
  readonly pointer: string;
  readonly kind: 'missing' | 'unknown' | 'type';
  readonly expected?: string;
}

/** Items of a list, or keys of an object: what is wrong with more of them is wrong with these. */
const mostCompared = 1_000;

type Fields = Readonly<Record<string, unknown>>;

/** Lists every difference between a value and a shape, in the order of the shape. */
export function compareShape(
  value: unknown,
  shape: Shape,
  named: Readonly<Record<string, Shape>>,
  pointer = '',
): readonly Difference[] {
  const resolved = resolve(shape, named);
  const wrong = (): readonly Difference[] => [{ pointer, kind: 'type', expected: nameOf(resolved, named) }];
  const inner = (part: unknown, partShape: Shape, step: string): readonly Difference[] =>
    compareShape(part, partShape, named, `${pointer}/${step}`);

  if (typeof resolved === 'string') return isOneOf(typeOf(value), resolved) ? [] : wrong();
  if ('values' in resolved) return resolved.values.some((known) => known === value) ? [] : wrong();
  if ('either' in resolved) return closest(value, resolved.either, named, pointer) ?? wrong();
  if ('list' in resolved)
    return Array.isArray(value)
      ? value.slice(0, mostCompared).flatMap((item: unknown) => inner(item, resolved.list, '*'))
      : wrong();
  if (!isFields(value)) return wrong();
  if ('map' in resolved)
    return Object.values(value)
      .slice(0, mostCompared)
      .flatMap((item) => inner(item, resolved.map, '*'));
  if ('by' in resolved) {
    const kind = own(resolved.kinds, String(value[resolved.by]));
    if (kind !== undefined) return compareShape(value, kind, named, pointer);
    const expected = `one of ${Object.keys(resolved.kinds).join(', ')}`;
    return [
      {
        pointer: `${pointer}/${escapeStep(resolved.by)}`,
        kind: Object.hasOwn(value, resolved.by) ? 'type' : 'missing',
        expected,
      },
    ];
  }
  return [
    ...Object.entries(resolved.fields).flatMap(([key, fieldShape]): readonly Difference[] => {
      const name = key.replace(/\?$/, '');
      if (Object.hasOwn(value, name)) return inner(value[name], fieldShape, escapeStep(name));
      if (key !== name) return [];
      return [{ pointer: `${pointer}/${escapeStep(name)}`, kind: 'missing', expected: nameOf(fieldShape, named) }];
    }),
    ...Object.keys(value)
      .slice(0, mostCompared)
      .filter((name) => (own(resolved.fields, name) ?? own(resolved.fields, `${name}?`)) === undefined)
      .flatMap((name): readonly Difference[] =>
        resolved.rest === undefined
          ? [{ pointer: `${pointer}/${escapeStep(name)}`, kind: 'unknown' }]
          : inner(value[name], resolved.rest, '*'),
      ),
  ];
}

/** The differences from the member that the value is most like; `undefined` when it is of the type of none. */
function closest(
  value: unknown,
  members: readonly Shape[],
  named: Readonly<Record<string, Shape>>,
  pointer: string,
): readonly Difference[] | undefined {
  const differences = members.map((member) => compareShape(value, member, named, pointer));
  const alike = differences.filter((found) => !found.some((one) => one.pointer === pointer && one.kind === 'type'));
  return alike.reduce<readonly Difference[] | undefined>(
    (best, found) => (best && best.length <= found.length ? best : found),
    undefined,
  );
}

function resolve(shape: Shape, named: Readonly<Record<string, Shape>>): Shape {
  return typeof shape === 'string' && shape.startsWith('#')
    ? resolve(own(named, shape.slice(1)) ?? 'any', named)
    : shape;
}

function nameOf(shape: Shape, named: Readonly<Record<string, Shape>>): string {
  const resolved = resolve(shape, named);
  if (typeof resolved === 'string') return resolved.split('|').join(' | ');
  if ('values' in resolved) return `one of ${resolved.values.join(', ')}`;
  if ('either' in resolved) return [...new Set(resolved.either.map((member) => nameOf(member, named)))].join(' | ');
  return 'list' in resolved ? 'array' : 'object';
}

/** Not what every object has: a field may be called `constructor`. */
function own(shapes: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function isOneOf(type: string, types: string): boolean {
  const allowed = types.split('|');
  return allowed.includes('any') || allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
